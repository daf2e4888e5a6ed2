/** Runs pieces of work of one key one after the other, in the order they were handed in. */
export interface Serializer {
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result>
}

export function createSerializer(): Serializer {
  const tails = new Map<string, Promise<unknown>>()
  return {
    run(key, work) {
      const previous = tails.get(key) ?? Promise.resolve()
      // A failed piece of work answers its own caller; the next one runs all the same.
      const result = previous.then(work, work)
      tails.set(key, result)
      const forget = () => {
        if (tails.get(key) === result) tails.delete(key)
      }
      result.then(forget, forget)
      return result
    },
  }
}
