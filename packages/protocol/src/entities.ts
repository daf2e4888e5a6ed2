import { z } from 'zod'
import { id, jsonValue, seq, storable, STORABLE_MESSAGE, timestamp } from './fields.ts'
import { REPORT_REASONS } from './reportReasons.ts'

export const messageTypes = ['TEXT', 'IMAGE', 'FILE', 'LOCATION', 'VOICE', 'SYSTEM'] as const
export const messageStatuses = ['SENT', 'DELIVERED', 'READ'] as const

/**
 * A message as its reader may see it. A deleted or hidden one keeps its place and has no content.
 *
 * `status` of one's own message is the least that every other active participant has reached;
 * of another's message, what the reader has reached.
 */
export const message = z
  .object({
    id,
    conversationId: id,
    /** Place in the conversation; never changes. */
    seq,
    /** The seq of the last event that touched the message. */
    changedSeq: seq,
    /** Null for a SYSTEM message. */
    senderId: id.nullable(),
    senderName: z.string().nullable(),
    type: z.enum(messageTypes),
    content: z.string(),
    metadata: z.record(z.string(), jsonValue).nullable(),
    status: z.enum(messageStatuses),
    /** The sender's own name for the message; null where the sender gave none. */
    tempId: id.nullable(),
    createdAt: timestamp,
    editedAt: timestamp.nullable(),
    deletedAt: timestamp.nullable(),
    hiddenAt: timestamp.nullable(),
  })
  .meta({ id: 'Message' })
export type Message = z.infer<typeof message>
export type MessageType = Message['type']
export type MessageStatus = Message['status']

export const participantRole = z.enum(['DRIVER', 'ORGANIZER', 'PASSENGER'])
export type ParticipantRole = z.infer<typeof participantRole>

export const participant = z
  .object({ userId: id, name: z.string(), role: participantRole })
  .meta({ id: 'Participant' })
export type Participant = z.infer<typeof participant>

export const watermark = z
  .object({ deliveredSeq: seq, readSeq: seq })
  .meta({ id: 'Watermark', description: 'How far a participant has received and read' })
export type Watermark = z.infer<typeof watermark>

export const tripStatus = z.enum(['SCHEDULED', 'ACTIVE', 'COMPLETED', 'CANCELLED'])
export type TripStatus = z.infer<typeof tripStatus>

export const trip = z
  .object({
    id,
    title: z.string(),
    origin: z.string(),
    destination: z.string(),
    departureAt: timestamp,
    arrivalAt: timestamp,
    /** IANA name of the zone the trip's times are shown in. */
    timeZone: z.string(),
    status: tripStatus,
    driverName: z.string().nullable(),
    /** What the actor is on this trip. */
    role: participantRole,
  })
  .meta({ id: 'Trip' })
export type Trip = z.infer<typeof trip>

export const conversationSummary = z
  .object({
    conversationId: id,
    tripId: id,
    trip,
    participants: z.array(participant),
    lastMessage: message.nullable(),
    unread: z.int().min(0),
    closedAt: timestamp.nullable(),
  })
  .meta({ id: 'ConversationSummary' })
export type ConversationSummary = z.infer<typeof conversationSummary>

export const reportReason = z.enum(REPORT_REASONS)
export type ReportReason = z.infer<typeof reportReason>

export const reportStatus = z.enum(['OPEN', 'ASSIGNED', 'RESOLVED'])
export type ReportStatus = z.infer<typeof reportStatus>
export const reportResolution = z.enum(['HIDDEN', 'WARNED', 'MUTED', 'SUSPENDED', 'DISMISSED'])
export type ReportResolution = z.infer<typeof reportResolution>

/** A message as it stood when it was reported; later edits and deletions do not reach it. */
export const reportedMessage = z
  .object({
    id,
    seq,
    senderId: id.nullable(),
    senderName: z.string().nullable(),
    content: z.string(),
    createdAt: timestamp,
  })
  .meta({ id: 'ReportedMessage' })
export type ReportedMessage = z.infer<typeof reportedMessage>

/** One person's report of the message of a case. */
export const reportVoice = z
  .object({
    reporterName: z.string(),
    reason: reportReason,
    comment: z.string().nullable(),
    createdAt: timestamp,
  })
  .meta({ id: 'ReportVoice' })
export type ReportVoice = z.infer<typeof reportVoice>

/** A case: everything that is reported of one message at one time, with what became of it. */
export const report = z
  .object({
    id,
    messageId: id,
    conversationId: id,
    tripId: id,
    tripTitle: z.string(),
    /** Who wrote the message. */
    authorId: id.nullable(),
    authorName: z.string().nullable(),
    /** Of the first report; all of them are in `voices`. */
    reason: reportReason,
    comment: z.string().nullable(),
    reporterName: z.string(),
    /** Everyone who reported the message while the case was open, first come first. */
    voices: z.array(reportVoice),
    status: reportStatus,
    assignee: z.object({ userId: id, name: z.string() }).nullable(),
    resolution: reportResolution.nullable(),
    /** Why it was resolved so, in the moderator's words. */
    note: z.string().nullable(),
    resolvedByName: z.string().nullable(),
    resolvedAt: timestamp.nullable(),
    createdAt: timestamp,
    /** The reported message with up to five on either side, oldest first. */
    snapshot: z.array(reportedMessage),
    /** Whether the message is hidden now. */
    hiddenAt: timestamp.nullable(),
  })
  .meta({ id: 'Report' })
export type Report = z.infer<typeof report>

/** How many cases wait, for whom. */
export const reportCounts = z
  .object({ open: z.int().min(0), assigned: z.int().min(0), mine: z.int().min(0) })
  .meta({ id: 'ReportCounts' })
export type ReportCounts = z.infer<typeof reportCounts>

export const reportOutcome = z.enum(['ACTION_TAKEN', 'NO_ACTION'])
export type ReportOutcome = z.infer<typeof reportOutcome>

/** One's own report, without what only moderators may know. */
export const ownReport = z
  .object({
    reportId: id,
    messageId: id,
    tripId: id,
    tripTitle: z.string(),
    reason: reportReason,
    createdAt: timestamp,
    /** Null while it is being looked at. */
    outcome: reportOutcome.nullable(),
    resolvedAt: timestamp.nullable(),
  })
  .meta({ id: 'OwnReport' })
export type OwnReport = z.infer<typeof ownReport>

export const warning = z.object({ reason: z.string(), at: timestamp }).meta({ id: 'Warning' })
export type Warning = z.infer<typeof warning>

/** What moderation has decided about somebody, in the words they read themselves. */
export const standing = z
  .object({
    /** May not write before that; null where they may. */
    mutedUntil: timestamp.nullable(),
    /** May not take part in any conversation since then; null where they may. */
    suspendedAt: timestamp.nullable(),
    /** Why they are muted or suspended. */
    reason: z.string().nullable(),
    /** Newest first, at most ten. */
    warnings: z.array(warning),
  })
  .meta({ id: 'Standing' })
export type Standing = z.infer<typeof standing>

export const block = z
  .object({ userId: id, name: z.string(), createdAt: timestamp })
  .meta({ id: 'Block', description: 'Somebody of whom the actor does not want to hear' })
export type Block = z.infer<typeof block>

export const restriction = z.enum(['WARN', 'MUTE', 'UNMUTE', 'SUSPEND', 'REINSTATE'])
export type Restriction = z.infer<typeof restriction>

/** What a moderator did, as it was written in the same transaction. */
export const auditEntry = z
  .object({
    seq,
    at: timestamp,
    actorId: id,
    actorName: z.string(),
    action: z.string(),
    subjectType: z.enum(['message', 'report', 'user', 'conversation']),
    subjectId: id,
    conversationId: id.nullable(),
    reason: z.string(),
    details: z.record(z.string(), jsonValue),
    /** SHA-256 over this entry and the hash before it, in hex. */
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' })
export type AuditEntry = z.infer<typeof auditEntry>

export const user = z
  .object({
    id,
    name: z.string(),
    email: z.string(),
    role: z.enum(['USER', 'MODERATOR', 'ADMIN']),
    locale: z.string(),
  })
  .meta({ id: 'User' })
export type User = z.infer<typeof user>
export type UserRole = User['role']

export const credentials = z.object({
  email: z.string().min(1).max(320).refine(storable, STORABLE_MESSAGE),
  password: z.string().min(1).max(1_000),
})
