import type { Blocks } from './blocks.ts'
import type { DeviceClock } from './deviceClock.ts'
import type { DeviceStorage } from './outboxStorage.ts'
import type { Request, Requester } from './request.ts'
import type { StandingHandle } from './standing.ts'
import type { Tabs } from './tabs.ts'
import type { Transport } from './transport.ts'
import type { ConnectionState, Store } from './types.ts'

/** What every conversation of a client shares. */
export interface ConversationContext {
  request: Request
  way: Requester['way']
  tell: Transport['tell']
  connection: Store<ConnectionState>
  storage: DeviceStorage
  tabs: Tabs
  clock: DeviceClock
  blocks: Blocks
  standing: StandingHandle
  /** Empty until it is known. */
  userId: string
  newId: () => string
  nextOrder: () => number
  noteOrder: (order: number) => void
  /** Something of the person's is looked at. */
  onOpened: () => void
  onUnread: (tripId: string, unread: number) => void
}
