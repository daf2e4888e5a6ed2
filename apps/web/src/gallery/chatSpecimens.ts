import { chatSpecimen } from './chatSpecimen.tsx'
import { buildMessages, everybody, people } from './fixtures.ts'
import {
  buildAbsentMessages,
  buildDifficultMessages,
  buildFailedMessages,
  buildGroupMessages,
  buildHeldMessages,
  buildReaders,
  buildTickedMessages,
  GROUP_FIRST_UNREAD,
  talk,
} from './fixturesMessages.ts'
import type { Specimen } from './specimen.ts'

const nothing = () => undefined

export const conversationSpecimens = (now: number): Specimen[] => [
  chatSpecimen({
    id: 'chat-two',
    caption: 'Two people, every tick',
    chat: { messages: buildTickedMessages(now) },
    view: { subtitle: '7 мая, 08:30', onClose: nothing },
  }),
  chatSpecimen({
    id: 'chat-group',
    caption: 'Four people, notes, unread messages',
    chat: {
      messages: buildGroupMessages(now),
      participants: everybody,
      firstUnreadSeq: GROUP_FIRST_UNREAD,
      readersOf: () => buildReaders(now),
    },
  }),
  chatSpecimen({
    id: 'chat-failed',
    caption: 'A message that was refused',
    chat: { messages: buildFailedMessages(now) },
  }),
  chatSpecimen({
    id: 'chat-held',
    caption: 'A message with contacts, held',
    chat: { messages: buildHeldMessages(now) },
  }),
  chatSpecimen({
    id: 'chat-absent',
    caption: 'Hidden, deleted, edited, unknown',
    chat: { messages: buildAbsentMessages(now) },
  }),
  chatSpecimen({
    id: 'chat-difficult',
    caption: 'Links, long words, emoji, right to left',
    chat: { messages: buildDifficultMessages(now) },
  }),
  chatSpecimen({
    id: 'chat-titles',
    caption: 'Long title, subtitle and name',
    chat: {
      messages: buildMessages(now, 'aida', talk.slice(0, 2)),
      participants: [people.aida, { ...people.nurlan, name: LONG_NAME }],
    },
    view: {
      tripTitle: 'Усть-Каменогорск (автовокзал «Восточный») → Петропавловск через Павлодар',
      subtitle: 'Отправление в четверг, 7 мая, в 08:30 (GMT+5)',
      trip: undefined,
      onClose: nothing,
    },
  }),
  driving('chat-driving', 'phone', now),
  driving('chat-driving-landscape', 'landscape', now),
]

const driving = (id: string, frame: 'phone' | 'landscape', now: number) =>
  chatSpecimen({
    ...{ id, frame },
    caption: frame === 'phone' ? 'At the wheel' : 'At the wheel, the phone on its side',
    chat: { messages: buildMessages(now, 'nurlan', talk), currentUserId: 'nurlan' },
    view: { currentUserId: 'nurlan', driving: true },
  })

const LONG_NAME = 'Абдрахманов Нұрсұлтан Әбілмансұрұлы'
