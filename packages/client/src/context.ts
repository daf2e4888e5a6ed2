import type { OutboxStorage } from './outboxStorage.ts'
import type { Request, Requester } from './request.ts'
import type { Transport } from './transport.ts'
import type { ConnectionState, Store } from './types.ts'

/** What every conversation of a client shares. */
export interface ConversationContext {
  request: Request
  way: Requester['way']
  tell: Transport['tell']
  connection: Store<ConnectionState>
  storage: OutboxStorage
  /** Empty until it is known. */
  userId: string
  now: () => number
  newId: () => string
  nextOrder: () => number
  onUnread: (tripId: string, unread: number) => void
}
