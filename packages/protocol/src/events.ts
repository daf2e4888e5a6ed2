import type { OperationOutput, OperationRequest, SocketOperationName } from './contract.ts'
import type { Message, Report, ReportOutcome, Standing } from './entities.ts'
import type { ErrorPayload } from './errors.ts'

/** What an acknowledgement callback receives. */
export type Answer<Data> = { ok: true; data: Data } | { ok: false; error: ErrorPayload }

export interface Receipt {
  userId: string
  conversationId: string
  upToSeq: number
  /** ISO 8601, the server's clock. */
  at: string
}

export interface ConversationActivity {
  conversationId: string
  tripId: string
  unread: number
  lastMessage: Message | null
}

/** What the server says, by event name; the Socket.IO type of both ends. */
export interface ServerToClientEvents {
  'conversation:joined': (payload: { conversationId: string; tripId: string }) => void
  'message:new': (message: Message) => void
  'message:changed': (message: Message) => void
  'message:sent': (payload: {
    messageId: string
    tempId?: string
    seq: number
    createdAt: string
    duplicate: boolean
  }) => void
  'messages:read': (receipt: Receipt) => void
  'messages:delivered': (receipt: Receipt) => void
  'typing:start': (payload: {
    userId: string
    userName: string
    conversationId: string
    expiresAt: string
  }) => void
  'typing:stop': (payload: { userId: string; conversationId: string }) => void
  'conversation:head': (payload: { conversationId: string; seq: number }) => void
  'conversation:activity': (activity: ConversationActivity) => void
  'conversation:closed': (payload: { conversationId: string; reason: string }) => void
  'access:revoked': (payload: { conversationId: string; reason: string }) => void
  'report:new': (report: Report) => void
  /** To moderators: a case was joined by another voice, taken, given back, resolved, or its message hidden. */
  'report:changed': (report: Report) => void
  /** To those who reported: their report was looked at. */
  'report:outcome': (payload: {
    reportId: string
    messageId: string
    outcome: ReportOutcome
  }) => void
  /** To somebody about whom moderation has decided something; `standing:get` tells it later. */
  'standing:changed': (standing: Standing) => void
  /** To the other devices of somebody who blocked or unblocked. */
  'blocks:changed': (payload: { userIds: string[] }) => void
  'server:draining': (payload: { reconnectInMs: number }) => void
  error: (error: ErrorPayload) => void
}

/** What a client asks, by event name; the acknowledgement may be left out. */
export type ClientToServerEvents = {
  [Name in SocketOperationName]: (
    payload: OperationRequest<Name>,
    acknowledge?: (answer: Answer<OperationOutput<Name>>) => void,
  ) => void
}
