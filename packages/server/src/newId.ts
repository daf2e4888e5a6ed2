import { randomFillSync } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'

const BYTES = 16
const POOL = 256 * BYTES

/** Names of rows: UUIDs that sort by their time. Randomness is drawn for hundreds of them at once. */
export function createNewId(): () => string {
  const pool = Buffer.alloc(POOL)
  let used = POOL
  const rng = () => {
    if (used === POOL) {
      randomFillSync(pool)
      used = 0
    }
    return pool.subarray(used, (used += BYTES))
  }
  return () => uuidv7({ rng })
}
