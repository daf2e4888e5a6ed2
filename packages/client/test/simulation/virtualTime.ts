/** Time that stands still until it is told to go on, and chance that can be repeated. */
export interface VirtualTime {
  now(): number
  /** Runs what is due next, within so many milliseconds. False when nothing is. */
  next(withinMs: number): boolean
  advance(ms: number): void
  /** Gives the real clock back. */
  uninstall(): void
}

const BEGINNING = Date.UTC(2026, 4, 1, 10)

interface Timer {
  id: number
  at: number
  run: () => void
}

/** Takes the place of timers and chance for all code that runs until it is undone. */
export function installVirtualTime(seed: number): VirtualTime {
  const real = { setTimeout, clearTimeout, random: Math.random }
  let timers: Timer[] = []
  let now = BEGINNING
  let ids = 0

  function setVirtual(run: () => void, delayMs = 0) {
    const timer = { id: (ids += 1), at: now + Math.max(0, delayMs), run }
    timers.push(timer)
    return timer.id
  }

  // Browsers give out numbers; nothing in the client asks for more of a timer.
  globalThis.setTimeout = setVirtual as unknown as typeof setTimeout
  globalThis.clearTimeout = (id) => {
    timers = timers.filter((timer) => timer.id !== Number(id))
  }
  Math.random = createRandom(seed)

  return {
    now: () => now,
    next(withinMs) {
      const [due] = [...timers].sort((a, b) => a.at - b.at || a.id - b.id)
      if (!due || due.at > now + withinMs) return false
      timers = timers.filter((timer) => timer !== due)
      now = Math.max(now, due.at)
      due.run()
      return true
    },
    advance: (ms) => void (now += ms),
    uninstall() {
      globalThis.setTimeout = real.setTimeout
      globalThis.clearTimeout = real.clearTimeout
      Math.random = real.random
    },
  }
}

/** Mulberry32: small, and the same on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
