import type { Deps } from '../deps.ts'
import { createMemoryConversationStore } from './memoryConversationStore.ts'
import { createMemorySessionDirectory, createMemoryTripDirectory } from './memoryDirectories.ts'
import { createMemoryMessageStore } from './memoryMessageStore.ts'
import { createMemoryModerationStore } from './memoryModerationStore.ts'
import { createMemoryReportStore } from './memoryReportStore.ts'
import { createMemoryBlockStore } from './memoryStandings.ts'
import type { MemoryTables } from './memoryTables.ts'

export type Stores = Pick<
  Deps,
  'sessions' | 'trips' | 'conversations' | 'messages' | 'reports' | 'moderation' | 'blocks'
>

/** Every store over the same tables in memory, true to the contract that PostgreSQL keeps. */
export function createMemoryStores(tables: MemoryTables): Stores {
  return {
    sessions: createMemorySessionDirectory(tables),
    trips: createMemoryTripDirectory(tables),
    conversations: createMemoryConversationStore(tables),
    messages: createMemoryMessageStore(tables),
    reports: createMemoryReportStore(tables),
    moderation: createMemoryModerationStore(tables),
    blocks: createMemoryBlockStore(tables),
  }
}
