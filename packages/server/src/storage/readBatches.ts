interface ReadBatchesOptions<Key, Value> {
  /** Answers every key, in the order of the keys. */
  read: (keys: Key[]) => Promise<Value[]>
  /** How many statements are under way at once. @default 2 */
  lanes?: number
}

interface Waiting<Key, Value> {
  key: Key
  resolve: (value: Value) => void
  reject: (error: unknown) => void
}

const BATCH_MAX = 100

/**
 * What is asked while statements are under way goes together with the next one: a lone question waits
 * for nobody, and a crowd that comes at once pays a few round trips.
 */
export function createReadBatches<Key, Value>({ read, lanes = 2 }: ReadBatchesOptions<Key, Value>) {
  let waiting: Waiting<Key, Value>[] = []
  let underWay = 0

  async function run() {
    if (underWay >= lanes) return
    underWay += 1
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH_MAX)
      waiting = waiting.slice(BATCH_MAX)
      await answer(batch)
    }
    underWay -= 1
  }

  async function answer(batch: Waiting<Key, Value>[]) {
    try {
      const values = await read(batch.map(({ key }) => key))
      for (const [index, { resolve }] of batch.entries()) resolve(values[index] as Value)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  return (key: Key): Promise<Value> =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      void run()
    })
}
