import type { ConversationSummary, Message } from '@steppergo/chat-protocol'
import { isoBefore, people, type Person } from './fixtures.ts'

interface Entry {
  origin: string
  destination: string
  unread: number
  last: { by: Person | null; minutesAgo: number; text: string; change?: Partial<Message> } | null
}

const DAY_MIN = 24 * 60

const entries: readonly Entry[] = [
  {
    origin: 'Алматы',
    destination: 'Бишкек',
    unread: 3,
    last: { by: 'nurlan', minutesAgo: 5, text: 'Шығып кеттім, он бес минуттан кейін боламын' },
  },
  {
    origin: 'Астана',
    destination: 'Караганда',
    unread: 0,
    last: { by: 'aida', minutesAgo: 95, text: 'Спасибо за поездку!' },
  },
  {
    origin: 'Toshkent',
    destination: 'Samarqand',
    unread: 120,
    last: { by: 'timur', minutesAgo: DAY_MIN, text: 'We are at the petrol station, two minutes' },
  },
  {
    origin: 'Усть-Каменогорск (автовокзал «Восточный»)',
    destination: 'Петропавловск через Павлодар',
    unread: 1,
    last: {
      by: 'gulnara',
      minutesAgo: 3 * DAY_MIN,
      text: 'Қанағаттандырылмағандықтарыңыздан бас тартуға болады, бірақ ескертіңіз',
    },
  },
  {
    origin: 'Бишкек',
    destination: 'Ош',
    unread: 0,
    last: {
      by: null,
      minutesAgo: 9 * DAY_MIN,
      text: 'The trip is completed',
      change: { metadata: { event: 'trip.completed' } },
    },
  },
  {
    origin: 'Тараз',
    destination: 'Шымкент',
    unread: 0,
    last: {
      by: 'nurlan',
      minutesAgo: 12 * DAY_MIN,
      text: '',
      change: { deletedAt: '2026-05-01T00:00:00.000Z' },
    },
  },
  { origin: 'Алматы', destination: 'Қапшағай', unread: 0, last: null },
]

export const buildConversations = (now: number): ConversationSummary[] =>
  entries.map((entry, index) => buildConversation(now, entry, index + 1))

function buildConversation(
  now: number,
  { origin, destination, unread, last }: Entry,
  place: number,
): ConversationSummary {
  const tripId = `trip-${place}`
  return {
    conversationId: `conversation-${place}`,
    tripId,
    trip: {
      id: tripId,
      title: `${origin} → ${destination}`,
      origin,
      destination,
      departureAt: '2026-05-07T03:30:00.000Z',
      arrivalAt: '2026-05-07T07:30:00.000Z',
      timeZone: 'Asia/Almaty',
      status: 'SCHEDULED',
      driverName: people.nurlan.name,
      role: 'PASSENGER',
    },
    participants: [people.nurlan, people.aida],
    lastMessage: last === null ? null : buildLastMessage(now, place, last),
    unread,
    closedAt: null,
  }
}

function buildLastMessage(now: number, place: number, last: NonNullable<Entry['last']>): Message {
  return {
    id: `last-${place}`,
    conversationId: `conversation-${place}`,
    seq: 1,
    changedSeq: 1,
    senderId: last.by,
    senderName: last.by === null ? null : people[last.by].name,
    type: last.by === null ? 'SYSTEM' : 'TEXT',
    content: last.text,
    metadata: null,
    status: 'READ',
    tempId: null,
    createdAt: isoBefore(now, last.minutesAgo),
    editedAt: null,
    deletedAt: null,
    hiddenAt: null,
    ...last.change,
  }
}
