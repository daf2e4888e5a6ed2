/** Places for what is open at the same time: each owner has so many. */
export interface Places {
  /** Whether there was one for this holder; it is kept until it is given back. */
  take(owner: string, holder: string): Promise<boolean>
  giveBack(owner: string, holder: string): void
  close(): void
}

export interface MemoryPlaces extends Places {
  /** The same, known at once. */
  takeNow(owner: string, holder: string): boolean
  /** Notes one that was given elsewhere. */
  keep(owner: string, holder: string): void
  holds(owner: string, holder: string): boolean
  hasRoom(owner: string): boolean
  entries(): [owner: string, holder: string][]
}

/** Places on this node. */
export function createMemoryPlaces(most: number): MemoryPlaces {
  const held = new Map<string, Set<string>>()

  function keep(owner: string, holder: string) {
    const holders = held.get(owner) ?? new Set()
    held.set(owner, holders.add(holder))
  }
  function takeNow(owner: string, holder: string): boolean {
    const holders = held.get(owner)
    if (holders && holders.size >= most && !holders.has(holder)) return false
    keep(owner, holder)
    return true
  }

  return {
    keep,
    takeNow,
    hasRoom: (owner) => (held.get(owner)?.size ?? 0) < most,
    holds: (owner, holder) => held.get(owner)?.has(holder) ?? false,
    take: async (owner, holder) => takeNow(owner, holder),
    giveBack(owner, holder) {
      const holders = held.get(owner)
      holders?.delete(holder)
      if (holders?.size === 0) held.delete(owner)
    },
    entries: () =>
      [...held].flatMap(([owner, holders]) =>
        [...holders].map((holder): [string, string] => [owner, holder]),
      ),
    close: () => undefined,
  }
}
