/** Names of the Socket.IO rooms; the prefix keeps ids of different kinds apart. */
export const rooms = {
  conversation: (conversationId: string) => `conversation:${conversationId}`,
  user: (userId: string) => `user:${userId}`,
  session: (sessionId: string) => `session:${sessionId}`,
  moderators: 'moderators',
}
