import type { Control } from './controls.ts'
import { runChaos } from './run.ts'

/** A bug that is found is found early; waiting longer only waits for what will not come. */
const SETTLE_LIMIT_MS = 8_000

/** Runs with a planted bug and tells of which kinds the violations were. */
export async function runControl(
  { bug, messages, faults, only, withRedis, expected }: Control,
  seed: number,
): Promise<{ isCaught: boolean; kinds: string[] }> {
  const { violations } = await runChaos({
    ...{ bug, messages, faults, only, withRedis, seed },
    settleLimitMs: SETTLE_LIMIT_MS,
    log: () => undefined,
  })
  const kinds = [...new Set(violations.map(({ kind }) => kind))]
  return { isCaught: expected.some((kind) => kinds.includes(kind)), kinds }
}
