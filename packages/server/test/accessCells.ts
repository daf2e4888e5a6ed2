import { contract, type ErrorCode, type OperationName } from '@steppergo/chat-protocol'
import type { TestUser, World } from './world.ts'

/** Something that somebody may reach for. */
export interface Place {
  tripId: string
  conversationId: string
  messageId: string
  reportId: string
  /** Who wrote the message. */
  authorId: string
}

export interface Position {
  find: (world: World) => Pick<TestUser, 'token'>
  /** Whether their place on the trip lets them in. */
  mayEnter: boolean
  role: 'USER' | 'MODERATOR' | 'ADMIN'
  isSuspended?: true
  /** Brings no token, or one that opens nothing. */
  isUnknown?: true
}

const user = (find: Position['find'], mayEnter: boolean): Position => ({
  ...{ find, mayEnter, role: 'USER' },
})

/** Who: one row more here is one row more everywhere. `prepare` of the test makes what a name says. */
export const positions: Record<string, Position> = {
  driver: user((world) => world.driver, true),
  organizer: user((world) => world.organizer, true),
  'passenger, booking confirmed': user((world) => world.passenger, true),
  'passenger, blocked by everybody': user((world) => world.passenger, true),
  'passenger, booking pending': user((world) => world.pending, false),
  'passenger, booking cancelled before': user((world) => world.cancelled, false),
  'passenger, booking cancelled since': user((world) => world.passenger, false),
  'driver, replaced since': user((world) => world.driver, false),
  outsider: user((world) => world.outsider, false),
  moderator: { find: (world) => world.moderator, mayEnter: false, role: 'MODERATOR' },
  admin: { find: (world) => world.admin, mayEnter: false, role: 'ADMIN' },
  'passenger, suspended': { ...user((world) => world.passenger, true), isSuspended: true },
  'nobody, without a token': { ...user(() => ({ token: '' }), false), isUnknown: true },
  'passenger, session revoked': { ...user((world) => world.passenger, false), isUnknown: true },
  'passenger, session expired': { ...user((world) => world.passenger, false), isUnknown: true },
}

interface Attempt {
  payload: (place: Place) => Record<string, unknown>
  /** What of the place is asked for; `self` is nothing but the actor's own. */
  asks: 'conversation' | 'message' | 'self' | 'moderation'
}

const inConversation = (more: Record<string, unknown> = {}): Attempt => ({
  payload: ({ conversationId }) => ({ conversationId, ...more }),
  asks: 'conversation',
})
const onTrip: Attempt = { payload: ({ tripId }) => ({ tripId }), asks: 'conversation' }
const onSelf: Attempt = { payload: () => ({}), asks: 'self' }
const onMessage = (more: Record<string, unknown> = {}, asks: Attempt['asks'] = 'message') => ({
  ...{ payload: ({ messageId }: Place) => ({ messageId, ...more }), asks },
})

/** What: the compiler asks for a row for each operation of the contract. */
export const attempts: Record<OperationName, Attempt> = {
  'join:conversation': onTrip,
  'leave:conversation': { ...inConversation(), asks: 'self' },
  'message:send': inConversation({ content: 'hello' }),
  'messages:read': inConversation(),
  'messages:delivered': inConversation({ upToSeq: 1 }),
  'messages:since': inConversation({ afterSeq: 0 }),
  'messages:history': onTrip,
  'typing:start': inConversation(),
  'typing:stop': inConversation(),
  'conversations:list': onSelf,
  'trips:list': onSelf,
  'trip:get': onTrip,
  'message:report': onMessage({ reason: 'SPAM' }),
  'reports:mine': onSelf,
  'standing:get': onSelf,
  'user:block': {
    payload: ({ conversationId, authorId }) => ({ conversationId, userId: authorId }),
    asks: 'conversation',
  },
  'user:unblock': { payload: ({ authorId }) => ({ userId: authorId }), asks: 'self' },
  'blocks:list': onSelf,
  'reports:list': { payload: () => ({}), asks: 'self' },
  'report:assign': { payload: ({ reportId }) => ({ reportId }), asks: 'moderation' },
  'message:hide': onMessage({}, 'moderation'),
  'message:restore': onMessage({}, 'moderation'),
  'report:resolve': {
    payload: ({ reportId }) => ({ reportId, resolution: 'DISMISSED' }),
    asks: 'moderation',
  },
  'user:restrict': {
    payload: ({ authorId }) => ({ userId: authorId, restriction: 'WARN', reason: 'a reason' }),
    asks: 'moderation',
  },
  'user:standing': { payload: ({ authorId }) => ({ userId: authorId }), asks: 'moderation' },
  'conversation:inspect': { ...inConversation({ reason: 'a reason' }), asks: 'moderation' },
  'audit:list': onSelf,
}

/** Where: the trip of one's position, one of other people, and ids that stand for nothing. */
export type Resource = 'own' | 'other' | 'nothing'

/** The policy once more, in other words than the server's: what such an attempt comes to. */
export function verdictOf(
  name: OperationName,
  { mayEnter, role, isSuspended, isUnknown }: Position,
  { resource, isSocket }: { resource: Resource; isSocket: boolean },
): 'ok' | ErrorCode {
  const { audience } = contract[name]
  const isOpen = 'openToSuspended' in contract[name]
  const { asks } = attempts[name]
  if (isUnknown) return 'UNAUTHENTICATED'
  if (audience === 'admin' && role !== 'ADMIN') return 'FORBIDDEN'
  if (audience === 'moderator' && role === 'USER') return 'FORBIDDEN'
  if (audience === 'user' && isSuspended && (isSocket || !isOpen)) return 'SUSPENDED'
  if (asks === 'self') return 'ok'
  if (resource === 'nothing') return 'NOT_FOUND'
  if (asks === 'moderation') return 'ok'
  if (resource === 'own' && mayEnter) return 'ok'
  return asks === 'message' ? 'NOT_FOUND' : 'FORBIDDEN'
}
