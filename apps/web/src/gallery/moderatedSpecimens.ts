import type { SocketChat } from '@steppergo/chat-react'
import { chatSpecimen } from './chatSpecimen.tsx'
import { buildMessages, isoBefore, pending } from './fixtures.ts'
import { talk } from './fixturesMessages.ts'
import type { Specimen } from './specimen.ts'

const untouched = { mutedUntil: null, suspendedAt: null, reason: null, warnings: [] }
const REASON = 'Оскорбления в переписке. Пожалуйста, пишите уважительно.'

/** Chats of somebody about whom, or for whom, moderators have decided. */
export const moderatedSpecimens = (now: number): Specimen[] => {
  const messages = buildMessages(now, 'aida', talk)
  const spoken = (change: Partial<SocketChat>) => ({ messages, ...change })
  const warning = { reason: REASON, at: isoBefore(now, 10) }
  const mutedUntil = isoBefore(now, -90)
  const muted = { ...untouched, mutedUntil, reason: REASON, newWarning: null }
  return [
    chatSpecimen({
      id: 'chat-warned',
      caption: 'Warned by a moderator',
      chat: spoken({ standing: { ...untouched, warnings: [warning], newWarning: warning } }),
    }),
    chatSpecimen({
      id: 'chat-muted',
      caption: 'May not write for a while',
      chat: {
        messages: buildMessages(now, 'aida', [
          ...talk,
          {
            ...{ by: 'aida', minutesAgo: 1, text: 'Ещё вопрос' },
            change: {
              ...pending('FAILED'),
              error: { code: 'MUTED', message: 'You may write again later', until: mutedUntil },
            },
          },
        ]),
        savedDraft: { text: 'Во сколько встречаемся?' },
        standing: muted,
      },
    }),
    chatSpecimen({
      id: 'chat-suspended',
      caption: 'Suspended',
      chat: {
        ...{ phase: 'no-access', participants: [], status: 'suspended', isConnected: false },
        errorDetails: { code: 'SUSPENDED', message: 'You are suspended from the chat' },
        standing: {
          ...untouched,
          suspendedAt: isoBefore(now, 5),
          reason: REASON,
          newWarning: null,
        },
      },
    }),
    chatSpecimen({
      id: 'chat-report-upheld',
      caption: 'An own report was acted on',
      chat: spoken({ reportOutcome: 'ACTION_TAKEN' }),
    }),
    chatSpecimen({
      id: 'chat-report-dismissed',
      caption: 'An own report was found to be no breach',
      chat: spoken({ reportOutcome: 'NO_ACTION' }),
    }),
  ]
}
