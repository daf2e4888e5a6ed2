import { z } from 'zod'
import { conversationSummary, message, participant, trip, watermark } from './entities.ts'
import { content, id, metadata, numeric, seq, timestamp } from './fields.ts'
import { CATCH_UP_MAX, PAGE_SIZE, PAGE_SIZE_MAX } from './limits.ts'
import { moderationContract } from './moderationContract.ts'
import type { OperationContract } from './operationContract.ts'

const conversationId = z.object({ conversationId: id })
const nothing = z.object({})
const watermarks = z.record(z.string(), watermark)
/**
 * Everything that can be asked of the chat. Events, routes, documents, the server's table and the
 * client's `request()` are all derived from this object.
 */
export const contract = {
  'join:conversation': {
    summary: 'Enter the conversation of a trip and read what is new since the cursor',
    input: z.object({
      tripId: id,
      cursor: z.object({ seq, messageId: id.nullable() }).optional(),
    }),
    output: z.object({
      conversationId: id,
      tripId: id,
      head: seq,
      messages: z.array(message),
      hasMore: z.boolean(),
      /** True when the cursor does not fit this conversation: drop what you hold, take this. */
      resync: z.boolean(),
      participants: z.array(participant),
      watermarks,
      unread: z.int().min(0),
      closedAt: timestamp.nullable(),
    }),
    socket: true,
    bucket: 'join',
    audience: 'user',
  },
  'leave:conversation': {
    summary: 'Stop receiving the events of a conversation on this socket',
    input: conversationId,
    output: nothing,
    socket: true,
    bucket: 'join',
    audience: 'user',
  },
  'message:send': {
    summary: 'Send a message to the conversation of a trip',
    input: z
      .object({
        conversationId: id.optional(),
        /** Instead of `conversationId`, before the conversation is known. */
        tripId: id.optional(),
        content,
        /** IMAGE, FILE, LOCATION and VOICE come with attachments and location sharing. */
        type: z.literal('TEXT').default('TEXT'),
        metadata: metadata.optional(),
        /** The client's UUID for the message: a repeated one returns what was stored first. */
        tempId: id.optional(),
      })
      .refine((input) => (input.conversationId === undefined) !== (input.tripId === undefined), {
        message: 'Give either conversationId or tripId',
        path: ['conversationId'],
      }),
    output: z.object({
      messageId: id,
      conversationId: id,
      tempId: id.nullable(),
      seq,
      createdAt: timestamp,
      duplicate: z.boolean(),
    }),
    socket: true,
    rest: { method: 'post', path: '/api/messages/send' },
    bucket: null,
    audience: 'user',
  },
  'messages:read': {
    summary: 'Mark messages as read, all of them or up to a seq',
    input: z.object({ conversationId: id, upToSeq: seq.optional() }),
    output: z.object({ upToSeq: seq, unread: z.int().min(0) }),
    socket: true,
    rest: { method: 'post', path: '/api/messages/read' },
    bucket: 'read',
    audience: 'user',
  },
  'messages:delivered': {
    summary: 'Tell that messages up to a seq have reached this device',
    input: z.object({ conversationId: id, upToSeq: seq }),
    output: z.object({ upToSeq: seq }),
    socket: true,
    bucket: 'read',
    audience: 'user',
  },
  'messages:since': {
    summary: 'What is new or changed after a seq, in the order it happened',
    input: z.object({
      conversationId: id,
      afterSeq: seq,
      limit: z.int().min(1).max(CATCH_UP_MAX).default(CATCH_UP_MAX),
    }),
    output: z.object({ messages: z.array(message), head: seq, hasMore: z.boolean() }),
    socket: true,
    bucket: 'query',
    audience: 'user',
  },
  'messages:history': {
    summary: 'A page of the conversation of a trip, oldest first',
    input: z.object({
      tripId: id,
      before: numeric(seq).optional(),
      after: numeric(seq).optional(),
      limit: numeric(z.int().min(1).max(PAGE_SIZE_MAX)).default(PAGE_SIZE),
    }),
    output: z.object({
      conversationId: id,
      tripId: id,
      messages: z.array(message),
      hasMore: z.boolean(),
      participants: z.array(participant),
      watermarks,
      head: seq,
      unread: z.int().min(0),
      closedAt: timestamp.nullable(),
    }),
    socket: true,
    rest: { method: 'get', path: '/api/messages/{tripId}' },
    bucket: 'query',
    audience: 'user',
  },
  'typing:start': {
    summary: 'Tell the others that the actor is typing',
    input: conversationId,
    output: nothing,
    socket: true,
    bucket: 'typing',
    audience: 'user',
  },
  'typing:stop': {
    summary: 'Tell the others that the actor stopped typing',
    input: conversationId,
    output: nothing,
    socket: true,
    bucket: 'typing',
    audience: 'user',
  },
  'conversations:list': {
    summary: 'The conversations of the actor, newest activity first',
    input: nothing,
    output: z.object({ conversations: z.array(conversationSummary) }),
    socket: true,
    rest: { method: 'get', path: '/api/conversations' },
    bucket: 'query',
    audience: 'user',
  },
  'trips:list': {
    summary: 'The trips of the actor, next departure first',
    input: nothing,
    output: z.object({ trips: z.array(trip) }),
    socket: false,
    rest: { method: 'get', path: '/api/trips' },
    bucket: 'query',
    audience: 'user',
    openToSuspended: true,
  },
  'trip:get': {
    summary: 'One trip of the actor',
    input: z.object({ tripId: id }),
    output: trip,
    socket: false,
    rest: { method: 'get', path: '/api/trips/{tripId}' },
    bucket: 'query',
    audience: 'user',
    openToSuspended: true,
  },
  ...moderationContract,
} as const satisfies Record<string, OperationContract>

export type Contract = typeof contract
export type OperationName = keyof Contract

/** What a caller writes; defaults may be left out. */
export type OperationRequest<Name extends OperationName> = z.input<Contract[Name]['input']>
/** What an operation receives, after parsing. */
export type OperationInput<Name extends OperationName> = z.output<Contract[Name]['input']>
export type OperationOutput<Name extends OperationName> = z.output<Contract[Name]['output']>

/** The operations a socket may ask for. */
export type SocketOperationName = {
  [Name in OperationName]: Contract[Name]['socket'] extends true ? Name : never
}[OperationName]
