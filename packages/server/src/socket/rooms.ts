import type { ChatServer, ChatSocket } from './types.ts'

/** Names of the Socket.IO rooms; the prefix keeps ids of different kinds apart. */
export const rooms = {
  conversation: (conversationId: string) => `conversation:${conversationId}`,
  user: (userId: string) => `user:${userId}`,
  session: (sessionId: string) => `session:${sessionId}`,
  moderators: 'moderators',
}

const CONVERSATION_PREFIX = rooms.conversation('')
const USER_PREFIX = rooms.user('')

/** Whether nodes without a socket in the room need not hear what is said to it. */
export const isShared = (room: string): boolean =>
  room.startsWith(CONVERSATION_PREFIX) || room.startsWith(USER_PREFIX)

/** The sockets of this node in a room. */
export function localSockets(io: ChatServer, room: string): ChatSocket[] {
  const { adapter, sockets } = io.of('/')
  return [...(adapter.rooms.get(room) ?? [])].flatMap((id) => sockets.get(id) ?? [])
}

/** The conversations that sockets of this node have joined. */
export function joinedConversations(io: ChatServer): string[] {
  return [...io.of('/').adapter.rooms.keys()]
    .filter((room) => room.startsWith(CONVERSATION_PREFIX))
    .map((room) => room.slice(CONVERSATION_PREFIX.length))
}
