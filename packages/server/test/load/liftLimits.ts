/** Lifts every limit of a node that it is loaded into before the program; measurements use it too. */
export const LIFT_LIMITS = {
  preload: [new URL('../../../../bench/systems/preload.mjs', import.meta.url).href],
  env: { BENCH_LIFT_LIMITS: '1', CHAT_MESSAGES_PER_MINUTE: '1000000000' },
}
