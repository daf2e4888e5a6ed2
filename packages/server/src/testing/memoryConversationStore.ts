import { UNREAD_MAX, type SystemEvent } from '@steppergo/chat-protocol'
import type { Member } from '../access/members.ts'
import type {
  ActivityRow,
  ConversationRecord,
  ConversationStore,
  MembershipChange,
  Page,
  ParticipantRecord,
  ReachedMarks,
  ReceiptMove,
} from '../conversations/conversationStore.ts'
import type { MessageRecord } from '../messages/messageStore.ts'
import { insertOnce } from './memoryMessageStore.ts'
import {
  findParticipant,
  visibleTo,
  type ConversationRow,
  type MemoryTables,
  type ParticipantRow,
} from './memoryTables.ts'

const ROLES = ['DRIVER', 'ORGANIZER', 'PASSENGER']

export function createMemoryConversationStore(tables: MemoryTables): ConversationStore {
  const all = () => [...tables.conversations.values()]
  const activeOf = (userId: string) =>
    tables.participants.filter((one) => one.userId === userId && one.leftSeq === null)

  return {
    async place(by) {
      const isIt = (one: ConversationRow) =>
        'tripId' in by ? one.tripId === by.tripId : one.id === by.conversationId
      return present(all().find(isIt))
    },
    async view(conversationId, viewerId, page) {
      const conversation = tables.conversations.get(conversationId)
      if (!conversation) return null
      const viewer = activeOf(viewerId).find((one) => one.conversationId === conversationId)
      return {
        ...toRecord(conversation),
        participants: participantsOf(tables, conversationId),
        unread: viewer ? countUnread(tables, viewer) : 0,
        messages: pageOf(visibleTo(tables, viewerId, conversationId), page),
      }
    },
    find: async (conversationId) => present(tables.conversations.get(conversationId)),
    findByTrip: async (tripId) => present(all().find((one) => one.tripId === tripId)),
    findMany: async (ids) => all().flatMap((one) => (ids.includes(one.id) ? toRecord(one) : [])),
    async open({ id, tripId, members, now }) {
      const existing = all().find((one) => one.tripId === tripId)
      if (existing) return toRecord(existing)
      const fresh = { id, tripId, lastSeq: 0, closedAt: null, createdAt: now, lastMessageAt: null }
      tables.conversations.set(id, fresh)
      for (const member of members) upsertParticipant(tables, id, member, 0)
      return toRecord(fresh)
    },
    participantsOfMany: async (ids) =>
      new Map(ids.map((id) => [id, participantsOf(tables, id)] as const)),
    participants: async (conversationId) => participantsOf(tables, conversationId),
    setMembers: async (input) => setMembers(tables, input),
    async close(conversationId, at) {
      const conversation = tables.conversations.get(conversationId)
      if (conversation) conversation.closedAt ??= at
    },
    async listFor(userId) {
      const ids = activeOf(userId).map(({ conversationId }) => conversationId)
      const activity = (one: ConversationRow) => (one.lastMessageAt ?? one.createdAt).getTime()
      return all()
        .filter(({ id }) => ids.includes(id))
        .sort((a, b) => activity(b) - activity(a))
        .map(toRecord)
    },
    activity: async (ids) => new Map(ids.map((id) => [id, activityOf(tables, id)] as const)),
    async unreadOf(userId) {
      return new Map(activeOf(userId).map((one) => [one.conversationId, countUnread(tables, one)]))
    },
    moveWatermarks: async (moves) => moves.map((move) => moveWatermark(tables, move)),
  }
}

function moveWatermark(tables: MemoryTables, move: ReceiptMove): ReachedMarks | null {
  const { conversationId, userId } = move
  const conversation = tables.conversations.get(conversationId)
  const participant = findParticipant(tables, conversationId, userId)
  if (!conversation || participant?.leftSeq !== null) return null
  const { lastSeq } = conversation
  const { deliveredSeq, readSeq } = participant
  const toDelivered = Math.min(Math.max(move.deliveredSeq, move.readSeq), lastSeq)
  participant.deliveredSeq = Math.max(deliveredSeq, toDelivered)
  participant.readSeq = Math.max(readSeq, Math.min(move.readSeq, lastSeq))
  return {
    ...{ deliveredSeq: participant.deliveredSeq, readSeq: participant.readSeq },
    unread: move.readSeq > 0 ? countUnread(tables, participant) : 0,
    hasDelivered: participant.deliveredSeq > deliveredSeq,
    hasRead: participant.readSeq > readSeq,
  }
}

function setMembers(
  tables: MemoryTables,
  input: Parameters<ConversationStore['setMembers']>[0],
): MembershipChange[] {
  const { conversationId, members } = input
  if (!tables.conversations.has(conversationId)) return []
  const changes: MembershipChange[] = []
  const active = participantsOf(tables, conversationId).filter(({ leftSeq }) => leftSeq === null)
  for (const { userId, name } of active) {
    if (members.some((member) => member.userId === userId)) continue
    const change = record(tables, input, 'left', { userId, name })
    const participant = findParticipant(tables, conversationId, userId)
    if (participant) participant.leftSeq = change.message.seq - 1
    changes.push(change)
  }
  for (const member of members) {
    const isIn = active.some(({ userId }) => userId === member.userId)
    const change = isIn ? null : record(tables, input, 'joined', member)
    upsertParticipant(tables, conversationId, member, change?.message.seq ?? 0)
    if (change) changes.push(change)
  }
  return changes
}

function record(
  tables: MemoryTables,
  { conversationId, newId, now }: Parameters<ConversationStore['setMembers']>[0],
  kind: MembershipChange['kind'],
  { userId, name }: { userId: string; name: string },
): MembershipChange {
  const event: SystemEvent = kind === 'joined' ? 'participant.joined' : 'participant.left'
  const id = newId()
  const outcome = insertOnce(tables, {
    ...{ id, conversationId, senderId: null, type: 'SYSTEM', tempId: id },
    content: `${name} ${kind} the trip`,
    metadata: { event, userId, name },
    createdAt: now,
  })
  if (outcome.type !== 'created') throw new Error('A conversation closed while its members changed')
  return { message: outcome.message, userId, kind }
}

function upsertParticipant(
  { participants }: MemoryTables,
  conversationId: string,
  { userId, name, role }: Member,
  seq: number,
) {
  const known = participants.find(
    (one) => one.conversationId === conversationId && one.userId === userId,
  )
  const marks = { leftSeq: null, deliveredSeq: seq, readSeq: seq }
  if (!known) participants.push({ conversationId, userId, name, role, joinedSeq: 0, ...marks })
  else if (known.leftSeq === null) Object.assign(known, { name, role })
  else Object.assign(known, { name, role, joinedSeq: seq - 1, ...marks })
}

function participantsOf(tables: MemoryTables, conversationId: string): ParticipantRecord[] {
  return tables.participants
    .filter((one) => one.conversationId === conversationId)
    .sort(
      (a, b) =>
        ROLES.indexOf(a.role) - ROLES.indexOf(b.role) ||
        a.name.localeCompare(b.name) ||
        a.userId.localeCompare(b.userId),
    )
    .map(({ conversationId: _conversationId, ...participant }) => participant)
}

function pageOf(visible: MessageRecord[], page: Page): MessageRecord[] {
  const { limit } = page
  if ('since' in page) {
    const changed = visible.filter(({ changedSeq }) => changedSeq > page.since)
    return changed.sort((a, b) => a.changedSeq - b.changedSeq).slice(0, limit)
  }
  if ('after' in page) return visible.filter(({ seq }) => seq > page.after).slice(0, limit)
  const before = visible.filter(({ seq }) => page.before === null || seq < page.before)
  return limit > 0 ? before.slice(-limit) : []
}

function activityOf(tables: MemoryTables, conversationId: string): ActivityRow[] {
  return participantsOf(tables, conversationId)
    .filter(({ leftSeq }) => leftSeq === null)
    .map((one) => ({ ...one, unread: countUnread(tables, { ...one, conversationId }) }))
}

function countUnread(
  tables: MemoryTables,
  { userId, conversationId, readSeq }: ParticipantRow,
): number {
  const unread = visibleTo(tables, userId, conversationId).filter(
    ({ seq, senderId, deletedAt, hiddenAt }) =>
      seq > readSeq && senderId !== userId && deletedAt === null && hiddenAt === null,
  )
  return Math.min(unread.length, UNREAD_MAX)
}

const toRecord = ({ id, tripId, lastSeq, closedAt }: ConversationRow): ConversationRecord => ({
  ...{ id, tripId, lastSeq, closedAt },
})

const present = (row: ConversationRow | undefined) => (row ? toRecord(row) : null)
