import type { ReportedMessage } from '@steppergo/chat-protocol'
import type { MessageRecord } from '../messages/messageStore.ts'
import { authorOf } from '../moderation/authorOf.ts'
import { chainAfter, presentAuditEntry, type NewAuditEntry } from '../moderation/audit.ts'
import {
  WARNINGS_SHOWN,
  type Act,
  type AssignOutcome,
  type AuditFilter,
  type ModerationStore,
  type ResolveInput,
  type ResolveOutcome,
} from '../moderation/moderationStore.ts'
import {
  ACTION_OF,
  nextRestriction,
  REPEATED_WITHIN_MS,
  RESTRICTION_OF,
  type Decision,
} from '../moderation/nextRestriction.ts'
import { presentStanding } from '../moderation/presentStanding.ts'
import { caseOf } from './memoryReportStore.ts'
import {
  countEvent,
  findParticipant,
  toMessageRecord,
  type MemoryTables,
  type ReportRow,
} from './memoryTables.ts'

type Input<Name extends 'assign' | 'setHidden' | 'inspect'> = Parameters<ModerationStore[Name]>[0]

export function createMemoryModerationStore(tables: MemoryTables): ModerationStore {
  const knows = (userId: string) => tables.participants.some((one) => one.userId === userId)
  return {
    assign: async (input) => assign(tables, input),
    resolve: async (input) => resolve(tables, input),
    setHidden: async (input) => setHidden(tables, input),
    restrict: async (input) =>
      knows(input.decision.userId) ? { changed: decide(tables, input) } : null,
    knows: async (userId) => knows(userId),
    async standingOf(userId, now) {
      const warnings = tables.warnings.filter((row) => row.userId === userId)
      const newest = warnings.reverse().slice(0, WARNINGS_SHOWN)
      return presentStanding(tables.restrictions.get(userId) ?? null, newest, now)
    },
    inspect: async (input) => inspect(tables, input),
    async listAudit(filter, limit) {
      const found = tables.audit.map(presentAuditEntry).filter((entry) => isWanted(entry, filter))
      return found.reverse().slice(0, limit)
    },
    record: async (entry) => append(tables, entry),
  }
}

type Fields = Omit<NewAuditEntry, 'at' | 'actorId' | 'actorName'>

function append({ audit }: MemoryTables, entry: NewAuditEntry): number {
  const row = chainAfter(audit.at(-1) ?? null, entry)
  audit.push(row)
  return row.seq
}

const write = (tables: MemoryTables, { actor, now }: Act, fields: Fields) =>
  append(tables, { at: now, actorId: actor.userId, actorName: actor.name, ...fields })

const aboutCase = ({ id, conversationId }: ReportRow) =>
  ({ subjectType: 'report', subjectId: id, conversationId }) as const

/** The case, unless it is about the actor. */
function foreignCase(tables: MemoryTables, { reportId, actor }: Act & { reportId: string }) {
  const row = caseOf(tables, reportId)
  return row && authorOf(row).authorId !== actor.userId ? row : null
}

function assign(tables: MemoryTables, input: Input<'assign'>): AssignOutcome {
  const { isTaken, actor } = input
  const row = foreignCase(tables, input)
  if (!row) return { type: 'notFound' }
  if (row.status === 'RESOLVED') return { type: 'resolved' }
  const { assignee } = row
  const isMine = assignee?.userId === actor.userId
  if (isTaken ? isMine : assignee === null) return { type: 'done', changed: false }
  if (!isTaken && !isMine) return { type: 'held', by: assignee?.name ?? '' }
  row.status = isTaken ? 'ASSIGNED' : 'OPEN'
  row.assignee = isTaken ? { userId: actor.userId, name: actor.name } : null
  const from = { fromId: assignee?.userId ?? null, fromName: assignee?.name ?? null }
  write(tables, input, {
    ...{ ...aboutCase(row), reason: '', details: isTaken ? from : {} },
    action: isTaken ? 'report.assign' : 'report.unassign',
  })
  return { type: 'done', changed: true }
}

function resolve(tables: MemoryTables, input: ResolveInput): ResolveOutcome {
  const { resolution, note, actor, now } = input
  const row = foreignCase(tables, input)
  if (!row) return { type: 'notFound' }
  const { id: caseId, messageId, conversationId } = row
  if (row.status === 'RESOLVED') {
    return { type: 'repeated', caseId, resolvedAt: row.resolvedAt ?? now }
  }
  const authorId = tables.messages.find(({ id }) => id === messageId)?.senderId ?? null
  const restriction = RESTRICTION_OF[resolution]
  if (restriction !== null && authorId === null) return { type: 'noAuthor' }
  const resolved = { resolution, note, resolvedByName: actor.name, resolvedAt: now } as const
  Object.assign(row, { status: 'RESOLVED', ...resolved })
  const voices = tables.reports.filter((voice) => voice.caseId === caseId)
  const reason = note ?? ''
  const hidden =
    resolution === 'HIDDEN'
      ? setHidden(tables, { ...input, messageId, hiddenAt: now, reason, caseId })
      : null
  let restrictedId: string | null = null
  if (restriction !== null && authorId !== null) {
    const decision = { userId: authorId, restriction, reason, minutes: input.muteMinutes }
    const place = { caseId, conversationId }
    restrictedId = decide(tables, { ...input, decision, place }) ? authorId : null
  }
  write(tables, input, {
    ...{ ...aboutCase(row), action: 'report.resolve', reason },
    details: { resolution, messageId, authorId, reports: voices.length },
  })
  return {
    ...{ type: 'resolved', caseId, resolvedAt: now, messageId, restrictedId },
    hidden: hidden?.changed ? hidden.message : null,
    reporters: voices.map(({ id, reporterId }) => ({ reportId: id, reporterId })),
  }
}

function setHidden(
  tables: MemoryTables,
  input: Input<'setHidden'> & { caseId?: string },
): { message: MessageRecord; changed: boolean } | null {
  const { messageId, hiddenAt, reason, caseId } = input
  const row = tables.messages.find(({ id }) => id === messageId)
  const conversation = row && tables.conversations.get(row.conversationId)
  if (!conversation) return null
  const changed = (row.hiddenAt === null) !== (hiddenAt === null)
  if (changed) {
    Object.assign(row, { hiddenAt, changedSeq: countEvent(conversation) })
    write(tables, input, {
      ...{ action: hiddenAt ? 'message.hide' : 'message.restore', reason },
      ...{ subjectType: 'message', subjectId: messageId, conversationId: conversation.id },
      details: caseId === undefined ? {} : { reportId: caseId },
    })
  }
  return { message: toMessageRecord(tables, row), changed }
}

function decide(
  tables: MemoryTables,
  input: Act & { decision: Decision; place?: { caseId: string; conversationId: string } },
): boolean {
  const { decision, now, place } = input
  const { userId, restriction, reason, minutes } = decision
  if (restriction === 'WARN') {
    const isRepeated = tables.warnings.some(
      (row) =>
        !place &&
        row.userId === userId &&
        row.reason === reason &&
        +row.createdAt > +now - REPEATED_WITHIN_MS,
    )
    if (isRepeated) return false
    tables.warnings.push({ userId, reason, createdAt: now })
  } else {
    const next = nextRestriction(tables.restrictions.get(userId) ?? null, decision, now)
    if (!next) return false
    tables.restrictions.set(userId, next)
  }
  write(tables, input, {
    ...{ action: ACTION_OF[restriction], subjectType: 'user', subjectId: userId, reason },
    conversationId: place?.conversationId ?? null,
    details: {
      ...(minutes === null ? {} : { minutes }),
      ...(place ? { reportId: place.caseId } : {}),
    },
  })
  return true
}

function inspect(
  tables: MemoryTables,
  input: Input<'inspect'>,
): { messages: ReportedMessage[]; hasMore: boolean } | null {
  const { conversationId, before, limit, reason } = input
  if (!tables.conversations.has(conversationId)) return null
  const found = tables.messages
    .filter((row) => row.conversationId === conversationId)
    .filter(({ seq }) => before === null || seq < before)
    .sort((a, b) => a.seq - b.seq)
  const messages = found.slice(-limit).map((row) => ({
    ...{ id: row.id, seq: row.seq, senderId: row.senderId },
    senderName: findParticipant(tables, conversationId, row.senderId)?.name ?? null,
    content: row.deletedAt ? '' : row.content,
    createdAt: row.createdAt.toISOString(),
  }))
  write(tables, input, {
    ...{ action: 'conversation.inspect', subjectType: 'conversation', reason, conversationId },
    subjectId: conversationId,
    details: { fromSeq: messages[0]?.seq ?? null, toSeq: messages.at(-1)?.seq ?? null },
  })
  return { messages, hasMore: found.length > limit }
}

function isWanted(
  { seq, actorId, action, subjectId, at }: ReturnType<typeof presentAuditEntry>,
  filter: AuditFilter,
): boolean {
  return (
    (filter.before === null || seq < filter.before) &&
    (filter.actorId === null || actorId === filter.actorId) &&
    (filter.action === null || action === filter.action) &&
    (filter.subjectId === null || subjectId === filter.subjectId) &&
    (filter.from === null || new Date(at) >= filter.from) &&
    (filter.to === null || new Date(at) < filter.to)
  )
}
