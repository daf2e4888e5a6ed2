/** The browser's locks, which this Node lacks: one holder a name, first come first served. */
export function createWebLocks() {
  const tails = new Map<string, Promise<unknown>>()
  return {
    async request(name: string, options: { signal: AbortSignal }, work: () => Promise<void>) {
      const previous = tails.get(name) ?? Promise.resolve()
      const turn = previous.then(() => {
        options.signal.throwIfAborted()
        return work()
      })
      tails.set(
        name,
        turn.catch(() => undefined),
      )
      await turn
    },
  }
}
