export interface Throttle {
  /** Makes sure that the work is done within the delay, and not more often. */
  request(): void
  /** Does at once what has been asked for. */
  flush(): void
  cancel(): void
}

export function createThrottle(delayMs: number, work: () => void): Throttle {
  let timer: ReturnType<typeof setTimeout> | undefined

  function cancel() {
    clearTimeout(timer)
    timer = undefined
  }

  function flush() {
    if (timer === undefined) return
    cancel()
    work()
  }

  return { request: () => void (timer ??= setTimeout(flush, delayMs)), flush, cancel }
}
