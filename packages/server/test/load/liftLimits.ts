/** Lifts every limit of a node that it is loaded into before the program; measurements use it too. */
export const LIFT_LIMITS = {
  preload: [new URL('../../../../bench/systems/preload.mjs', import.meta.url).href],
  env: { BENCH_LIFT_LIMITS: '1', CHAT_MESSAGES_PER_MINUTE: '1000000000' },
}

/** The product's own limits, where the tests set others. */
export const ORDINARY_LIMITS = {
  CHAT_MESSAGES_PER_MINUTE: '',
  CHAT_SOCKETS_PER_USER: '',
  CHAT_SOCKETS_PER_ADDRESS: '',
  CHAT_CONNECTS_PER_MINUTE: '',
}
