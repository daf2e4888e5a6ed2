import type { UserRole } from '@steppergo/chat-protocol'
import type { SessionDirectory } from './auth/sessionDirectory.ts'
import type { ConversationStore } from './conversations/conversationStore.ts'
import type { EventBus } from './eventBus.ts'
import type { MessageStore } from './messages/messageStore.ts'
import type { BlockStore } from './blocks/blockStore.ts'
import type { ModerationStore } from './moderation/moderationStore.ts'
import type { PresenceStore } from './moderation/presenceStore.ts'
import type { Standings } from './standings/followStandings.ts'
import type { ReportStore } from './moderation/reportStore.ts'
import type { ReceiptBatches } from './receipts/receiptBatches.ts'
import type { RateLimiter } from './rateLimit/rateLimiter.ts'
import type { Serializer } from './serializer.ts'
import type { TripDirectory, TripRecord } from './trips/tripDirectory.ts'

/** The live connection a request came in by, where there is one. */
export interface Connection {
  id: string
  /** From here on the connection receives the conversation's events. */
  enter(conversationId: string): void | Promise<void>
  leave(conversationId: string): void | Promise<void>
}

/** Who asks: a person with a live session. */
export interface Actor {
  userId: string
  name: string
  email: string
  role: UserRole
  locale: string
  sessionId: string
  sessionExpiresAt: Date
  connection?: Connection
}

/** All that an operation may reach. */
export interface Deps {
  sessions: SessionDirectory
  trips: TripDirectory
  /** Readings of trips whose people the participants have been found to be. */
  followedTrips: Pick<WeakSet<TripRecord>, 'has'> & { add(trip: TripRecord): unknown }
  conversations: ConversationStore
  messages: MessageStore
  reports: ReportStore
  moderation: ModerationStore
  /** Which moderators are connected, to whatever node. */
  presence: PresenceStore
  blocks: BlockStore
  /** Who is muted, suspended or blocked, without asking the database. */
  standings: Standings
  receipts: ReceiptBatches
  limiter: RateLimiter
  /** Whether contacts and payment details are held before a booking and after the trip. */
  shield: boolean
  serializer: Serializer
  events: EventBus
  now: () => Date
  newId: () => string
}
