import { setTimeout as sleep } from 'node:timers/promises'
import { startBystanders, type BystanderReport } from '../load/bystanders.ts'
import { LIFT_LIMITS } from '../load/liftLimits.ts'
import { createPace } from '../load/pace.ts'
import { percentile } from '../load/percentile.ts'
import { startNodeProcess } from '../nodeProcess.ts'
import type { TestDatabase } from '../testDatabase.ts'
import { fuzzRest } from './fuzzRest.ts'
import { fuzzSockets } from './fuzzSockets.ts'
import { createLedger, type Finding, type Ledger } from './ledger.ts'
import { createFuzzWorld, learnIds, type FuzzWorld } from './world.ts'

export interface FuzzOptions {
  database: TestDatabase
  frames: number
  bodies: number
  seed: number
  /** Frames a second, and requests in proportion; as fast as it goes where it is Infinity. */
  perSecond: number
  /** How long to look at the bystanders before it begins. */
  calmMs: number
}

export interface FuzzPhase {
  name: string
  seconds: number
  /** 99th percentile of a bystander's answer, in milliseconds. */
  calmP99: number
  p99: number
  bystanders: BystanderReport
  counts: [what: string, count: number][]
}

export interface FuzzResult {
  phases: FuzzPhase[]
  findings: Finding[]
}

/** The part of the load that meets a server as it is deployed; the rest meets no limits. */
const LIMITED_SHARE = 0.1

/** Everything wrong that can be thought of, while ordinary people go on asking. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzResult> {
  const world = await createFuzzWorld(options.database)
  const part = (share: number) => ({
    frames: Math.round(options.frames * share),
    bodies: Math.round(options.bodies * share),
  })
  const findings: Finding[] = []
  const run = async (
    phase: Omit<PhaseOptions, 'world' | 'findings' | keyof FuzzOptions> & { share: number },
  ) => playPhase({ ...options, ...part(phase.share), ...phase, world, findings })
  const lifted = await run({ name: 'limits lifted', share: 1 - LIMITED_SHARE, isLifted: true })
  const limited = await run({ name: 'limits on', share: LIMITED_SHARE, isLifted: false })
  return { phases: [lifted, limited], findings }
}

interface PhaseOptions extends FuzzOptions {
  name: string
  isLifted: boolean
  world: FuzzWorld
  findings: Finding[]
}

async function playPhase(options: PhaseOptions): Promise<FuzzPhase> {
  const { database, world, isLifted, frames, bodies, seed, findings, perSecond } = options
  const ledger = createLedger()
  const node = await startNodeProcess(database.url, {
    ...(isLifted ? { preload: LIFT_LIMITS.preload } : {}),
    env: {
      LOG_LEVEL: 'error',
      ...(isLifted ? LIFT_LIMITS.env : { CHAT_MESSAGES_PER_MINUTE: '' }),
    },
    onLine: (line) => noteLine(ledger, line),
  })
  const port = Number(new URL(node.url).port)
  const people = world.bystanders.map((one) => ({ ...one, url: node.url }))
  const bystanders = await startBystanders(people)
  await sleep(options.calmMs / 2)
  await bystanders.report()
  await sleep(options.calmMs)
  const calm = await bystanders.report()

  const startedAt = performance.now()
  const ids = await learnIds(node, world)
  const load = { port, seed, ids, ledger, tokens: world.tokens }
  await Promise.all([
    fuzzSockets({ ...load, frames, pace: createPace(perSecond), rawShare: isLifted ? 0.15 : 0.01 }),
    fuzzRest({
      ...load,
      bodies,
      pace: createPace((perSecond * bodies) / frames),
      spareTokens: world.spareTokens,
    }),
  ])
  const seconds = (performance.now() - startedAt) / 1_000
  const during = await bystanders.report()
  bystanders.leave()
  if (node.hasEnded()) ledger.found('exit', 'The server has ended by itself')
  // Whatever it held back, it may say now.
  else if ((await node.terminate()).code !== 0) ledger.found('exit', 'The server did not drain')
  for (const [code, count] of Object.entries(during.refused)) {
    if (code !== 'RATE_LIMITED') ledger.found('silence', `bystanders heard ${code} ${count} times`)
  }
  findings.push(...ledger.findings)
  return {
    name: options.name,
    seconds,
    calmP99: percentile(calm.latencies, 0.99),
    p99: percentile(during.latencies, 0.99),
    bystanders: during,
    counts: ledger.counts(),
  }
}

/** Everything that it says at `error` is a fault, and so is what it says without being asked. */
function noteLine(ledger: Ledger, line: string) {
  if (line.trim() !== '') ledger.found('fault', line)
}
