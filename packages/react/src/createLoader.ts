/** So long after a failure a part is asked for again. */
const LOAD_AGAIN_MS = 5_000

/**
 * Loads a part of the widget once, and asks for it again until it is there: what is refused on a
 * patchy road comes a little later. Gives always the same promise, which never rejects; React's
 * `use` takes from it at once what has been loaded before.
 */
export function createLoader<Part>(load: () => Promise<Part>): () => Promise<Part> {
  let loading: Promise<Part> | undefined

  async function keepTrying(): Promise<Part> {
    for (;;) {
      try {
        return await load()
      } catch {
        await new Promise((resolve) => setTimeout(resolve, LOAD_AGAIN_MS))
      }
    }
  }

  function start(): Promise<Part> {
    const promise = keepTrying()
    void promise.then((value) => Object.assign(promise, { status: 'fulfilled', value }))
    return promise
  }

  return () => (loading ??= start())
}
