import type { BlockStore } from '../blocks/blockStore.ts'
import type { StandingStore } from '../standings/standingStore.ts'
import type { MemoryTables } from './memoryTables.ts'

/** Everything there is, with every reading. */
export function createMemoryStandingStore(tables: MemoryTables): StandingStore {
  return {
    changesSince: async () => ({
      restrictions: [...tables.restrictions.values()].map((row) => ({ ...row })),
      blocks: tables.blocks.map(({ blockerId, blockedId, endedAt }) => ({
        ...{ blockerId, blockedId },
        isActive: endedAt === null,
      })),
      readAt: new Date(0),
    }),
  }
}

export function createMemoryBlockStore({ blocks }: MemoryTables): BlockStore {
  const find = (blockerId: string, blockedId: string) =>
    blocks.find((row) => row.blockerId === blockerId && row.blockedId === blockedId)
  return {
    async add({ blockerId, blockedId, blockedName, now }) {
      const known = find(blockerId, blockedId)
      const fresh = { blockerId, blockedId, blockedName, createdAt: now, endedAt: null }
      if (!known) blocks.push(fresh)
      else if (known.endedAt) Object.assign(known, { createdAt: now, endedAt: null })
      const { createdAt, blockedName: name } = known ?? fresh
      return { userId: blockedId, name, createdAt: createdAt.toISOString() }
    },
    async end({ blockerId, blockedId, now }) {
      const known = find(blockerId, blockedId)
      if (known) known.endedAt ??= now
    },
    async list(blockerId) {
      return blocks
        .filter((row) => row.blockerId === blockerId && row.endedAt === null)
        .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
        .map(({ blockedId, blockedName, createdAt }) => ({
          ...{ userId: blockedId, name: blockedName, createdAt: createdAt.toISOString() },
        }))
    },
  }
}
