import type { SystemEvent } from '@steppergo/chat-protocol'
import { isSameMembers } from '../access/members.ts'
import type {
  ConversationRecord,
  ConversationStore,
  MembershipChange,
  ParticipantRecord,
} from '../conversations/conversationStore.ts'
import type { Database, Query } from './database.ts'
import { lockConversation, noteMembersChanged } from './sql/conversations.ts'
import { insertSystemMessage } from './sql/insertSystemMessage.ts'
import { endParticipation, participantsOf, upsertParticipant } from './sql/participants.ts'

type Input = Parameters<ConversationStore['setMembers']>[0]

/** See `ConversationStore.setMembers`. */
export async function setMembers(database: Database, input: Input): Promise<MembershipChange[]> {
  const { conversationId, members } = input
  const seen = await database.query<ParticipantRecord>(participantsOf, [conversationId])
  if (isSameMembers(seen, members)) return []
  return database.transaction(async (query) => {
    const [conversation] = await query<ConversationRecord>(lockConversation, [conversationId])
    if (!conversation) return []
    const participants = await query<ParticipantRecord>(participantsOf, [conversationId])
    const active = participants.filter(({ leftSeq }) => leftSeq === null)
    const changes: MembershipChange[] = []
    for (const { userId, name } of active) {
      if (members.some((member) => member.userId === userId)) continue
      const change = await record(query, input, 'left', { userId, name })
      // What tells of the leaving is the first thing that the one who left does not see.
      await query(endParticipation, [conversationId, userId, change.message.seq - 1])
      changes.push(change)
    }
    for (const member of members) {
      const { userId, name, role } = member
      const current = active.find((participant) => participant.userId === userId)
      if (current && current.name === name && current.role === role) continue
      const change = current ? null : await record(query, input, 'joined', member)
      const seq = change?.message.seq ?? 0
      await query(upsertParticipant, [conversationId, userId, name, role, 0, seq])
      if (change) changes.push(change)
    }
    if (changes.length > 0) await query(noteMembersChanged, [conversationId])
    return changes
  })
}

async function record(
  query: Query,
  { conversationId, newId, now }: Input,
  kind: MembershipChange['kind'],
  person: { userId: string; name: string },
): Promise<MembershipChange> {
  const event: SystemEvent = kind === 'joined' ? 'participant.joined' : 'participant.left'
  const content = `${person.name} ${kind} the trip`
  const metadata = JSON.stringify({ event, userId: person.userId, name: person.name })
  const id = newId()
  const values = [id, conversationId, content, metadata, id, now]
  const [row] = await query<MembershipChange['message']>(insertSystemMessage, values)
  if (!row) throw new Error('A conversation vanished while its members changed')
  return { message: row, userId: person.userId, kind }
}
