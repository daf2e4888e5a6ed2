import type { SocketChat } from '@steppergo/chat-react'
import { chatSpecimen } from './chatSpecimen.tsx'
import { buildMessages, everybody, isoBefore, people } from './fixtures.ts'
import { talk } from './fixturesMessages.ts'
import type { Specimen } from './specimen.ts'

/** Chats that are loading, empty, without a connection or at an end. */
export const stateSpecimens = (now: number): Specimen[] => {
  const messages = buildMessages(now, 'aida', talk)
  const spoken = (change: Partial<SocketChat>) => ({ messages, ...change })
  return [
    chatSpecimen({ id: 'chat-loading', caption: 'Loading', chat: unknown('loading') }),
    chatSpecimen({ id: 'chat-empty', caption: 'Nothing written yet' }),
    chatSpecimen({
      id: 'chat-older',
      caption: 'Older messages on their way',
      chat: { messages: messages.slice(2), hasOlder: true, isLoadingOlder: true },
    }),
    chatSpecimen({
      id: 'chat-beginning',
      caption: 'The beginning of the conversation',
      chat: { messages: messages.slice(0, 1) },
    }),
    chatSpecimen({
      id: 'chat-offline',
      caption: 'The device is offline',
      chat: spoken({ status: 'offline', isConnected: false }),
    }),
    chatSpecimen({
      id: 'chat-reconnecting',
      caption: 'Connecting again for a while',
      chat: spoken({ status: 'reconnecting', isConnected: false }),
    }),
    chatSpecimen({
      id: 'chat-error',
      caption: 'Could not be loaded',
      chat: {
        ...unknown('error'),
        error: 'Something went wrong',
        errorDetails: {
          code: 'INTERNAL',
          message: 'Something went wrong',
          requestId: 'b2f1c7d0-58a4-4d0e-9c37-0c1a6f3e9d21',
        },
      },
    }),
    chatSpecimen({ id: 'chat-no-access', caption: 'No access', chat: unknown('no-access') }),
    chatSpecimen({
      id: 'chat-signed-out',
      caption: 'The session has ended',
      chat: { ...unknown('signed-out'), status: 'signed-out', isConnected: false },
    }),
    chatSpecimen({
      id: 'chat-closed',
      caption: 'The trip is over',
      chat: spoken({ closedAt: isoBefore(now, 5) }),
    }),
    ...typingSpecimens(messages),
  ]
}

/** Before, or without, an answer of the server. */
const unknown = (phase: SocketChat['phase']) => ({ phase, participants: [] })

const typingSpecimens = (messages: SocketChat['messages']): Specimen[] => [
  typing('chat-typing-one', 'One is typing', messages, [people.nurlan]),
  typing('chat-typing-two', 'Two are typing', messages, [people.nurlan, people.timur]),
  typing('chat-typing-many', 'Many are typing', messages, [
    people.nurlan,
    people.timur,
    people.gulnara,
  ]),
]

function typing(
  id: string,
  caption: string,
  messages: SocketChat['messages'],
  typists: readonly { userId: string; name: string }[],
): Specimen {
  const typingUsers = typists.map(({ userId, name }) => ({ userId, userName: name }))
  return chatSpecimen({ id, caption, chat: { messages, typingUsers, participants: everybody } })
}
