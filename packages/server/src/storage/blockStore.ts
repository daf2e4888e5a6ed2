import type { Block } from '@steppergo/chat-protocol'
import type { BlockStore } from '../blocks/blockStore.ts'
import type { Database } from './database.ts'
import { addBlock, blocksOf, endBlock } from './sql/standings.ts'

type Row = Omit<Block, 'createdAt'> & { createdAt: Date }

export function createBlockStore({ query }: Database): BlockStore {
  return {
    async add({ blockerId, blockedId, blockedName, now }) {
      const [row] = await query<Row>(addBlock, [blockerId, blockedId, blockedName, now])
      if (!row) throw new Error('A block was neither stored nor found')
      return present(row)
    },
    async end({ blockerId, blockedId, now }) {
      await query(endBlock, [blockerId, blockedId, now])
    },
    async list(blockerId) {
      return (await query<Row>(blocksOf, [blockerId])).map(present)
    },
  }
}

const present = (row: Row): Block => ({ ...row, createdAt: row.createdAt.toISOString() })
