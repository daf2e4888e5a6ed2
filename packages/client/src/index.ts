export { createChatClient, type ChatClientOptions } from './createChatClient.ts'
export { createIndexedDbOutboxStorage, createOutboxStorage } from './outboxDatabase.ts'
export {
  createMemoryOutboxStorage,
  type DeviceStorage,
  type OutboxRecord,
  type OutboxStorage,
} from './outboxStorage.ts'
export { acquireChatClient, findChatClient, signOutChat, type AcquiredClient } from './registry.ts'
export type { CreateTransport, ServerEvent, Transport, TransportOptions } from './transport.ts'
export type * from './types.ts'
