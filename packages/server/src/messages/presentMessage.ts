import type { Message } from '@steppergo/chat-protocol'
import type { ParticipantRecord } from '../conversations/conversationStore.ts'
import { statusOf } from '../receipts/statusOf.ts'
import type { MessageRecord } from './messageStore.ts'

/** A row as the viewer may see it on the wire; without a viewer the status is that of a new message. */
export function presentMessage(
  record: MessageRecord,
  viewerId: string | null,
  participants: ParticipantRecord[],
): Message {
  return {
    id: record.id,
    conversationId: record.conversationId,
    seq: record.seq,
    changedSeq: record.changedSeq,
    senderId: record.senderId,
    senderName: record.senderName,
    type: record.type,
    content: record.content,
    metadata: record.metadata,
    status: viewerId === null ? 'SENT' : statusOf(record, viewerId, participants),
    tempId: record.tempId,
    createdAt: record.createdAt.toISOString(),
    editedAt: record.editedAt?.toISOString() ?? null,
    deletedAt: record.deletedAt?.toISOString() ?? null,
    hiddenAt: record.hiddenAt?.toISOString() ?? null,
  }
}
