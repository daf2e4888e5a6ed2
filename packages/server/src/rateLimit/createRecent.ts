/** Entries by key, at most so many: the one that was set longest ago makes room. */
export interface Recent<Value> {
  get(key: string): Value | undefined
  set(key: string, value: Value): void
  delete(key: string): void
}

export function createRecent<Value>(most: number): Recent<Value> {
  const entries = new Map<string, Value>()

  return {
    get: (key) => entries.get(key),
    set(key, value) {
      // Keeps the keys in the order of their last use.
      entries.delete(key)
      entries.set(key, value)
      if (entries.size <= most) return
      for (const oldest of entries.keys()) return void entries.delete(oldest)
    },
    delete: (key) => void entries.delete(key),
  }
}
