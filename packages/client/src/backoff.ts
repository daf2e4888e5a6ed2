export const RETRY_MIN_MS = 500
export const RETRY_MAX_MS = 20_000

/** Full jitter: anything between nothing and the doubled delay, so that clients spread out. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** Math.min(attempt, 10))
  return Math.round(ceiling * random())
}
