import type { Prisma } from '../../packages/server/src/storage/generated/client.ts'
import { MINUTE, type Happened, type Line, type TripStory } from './tripStory.ts'

/** The name of a person by their id. */
export type NameOf = (id: string) => string

const SNAPSHOT_SPAN = 5

const CONTENT: Record<Happened['event'], (name: string) => string> = {
  'participant.joined': (name) => `${name} joined the trip`,
  'participant.left': (name) => `${name} left the trip`,
  'trip.departed': () => 'The trip has started',
  'trip.completed': () => 'The trip is over',
}

export function messageRows(story: TripStory, nameOf: NameOf): Prisma.MessageCreateManyInput[] {
  return story.lines.map((line, index) => ({
    id: messageId(story, index + 1),
    conversationId: story.id,
    seq: index + 1,
    changedSeq: index + 1,
    tempId: messageId(story, index + 1),
    createdAt: line.at,
    ...('event' in line
      ? {
          type: 'SYSTEM' as const,
          content: contentOf(line, nameOf),
          metadata: {
            event: line.event,
            ...(line.person ? { userId: line.person, name: nameOf(line.person) } : {}),
          },
        }
      : { senderId: line.from, content: line.text }),
  }))
}

export function participantRows(
  story: TripStory,
  nameOf: NameOf,
): Prisma.ConversationParticipantCreateManyInput[] {
  const head = story.lines.length
  const confirmed = story.bookings.filter(({ status }) => status === 'CONFIRMED')
  const active = (userId: string, role: 'DRIVER' | 'ORGANIZER' | 'PASSENGER') => {
    const { delivered, read } = story.behind?.[userId] ?? { delivered: head, read: head }
    const marks = { deliveredSeq: delivered, readSeq: read, readAt: story.lines[read - 1]?.at }
    return { conversationId: story.id, userId, name: nameOf(userId), role, ...marks }
  }
  const left = story.lines.flatMap((line, seqBefore) =>
    'event' in line && line.event === 'participant.left' && line.person
      ? [{ ...active(line.person, 'PASSENGER'), leftSeq: seqBefore }]
      : [],
  )
  return [
    active(story.driver, 'DRIVER'),
    active(story.organizer, 'ORGANIZER'),
    ...confirmed.map(({ passenger }) => active(passenger, 'PASSENGER')),
    ...left.map((row) => ({ ...row, deliveredSeq: row.leftSeq, readSeq: row.leftSeq })),
  ]
}

export function reportRows(
  story: TripStory,
  nameOf: NameOf,
): Prisma.MessageReportCreateManyInput[] {
  return (story.reports ?? []).map(({ seq, reporter, reason, comment }) => {
    const first = Math.max(1, seq - SNAPSHOT_SPAN)
    const around = story.lines.slice(first - 1, seq + SNAPSHOT_SPAN)
    const createdAt = new Date((story.lines[seq - 1]?.at.getTime() ?? 0) + 2 * MINUTE)
    return {
      id: `${messageId(story, seq)}-report`,
      caseId: `${messageId(story, seq)}-report`,
      messageId: messageId(story, seq),
      conversationId: story.id,
      reporterId: reporter,
      reporterName: nameOf(reporter),
      ...{ reason, comment, createdAt },
      snapshot: around.map((line, index) => ({
        id: messageId(story, first + index),
        seq: first + index,
        senderId: 'from' in line ? line.from : null,
        senderName: 'from' in line ? nameOf(line.from) : null,
        content: contentOf(line, nameOf),
        createdAt: line.at.toISOString(),
      })),
    }
  })
}

function messageId(story: TripStory, seq: number): string {
  return `${story.id}-${seq}`
}

function contentOf(line: Line, nameOf: NameOf): string {
  if (!('event' in line)) return line.text
  return CONTENT[line.event](line.person ? nameOf(line.person) : '')
}
