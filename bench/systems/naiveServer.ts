/**
 * The customer's text built as one would build it first: Socket.IO's defaults, one query per step,
 * a status column that is updated row by row. The session is looked up once per connection, which
 * is to its advantage.
 */
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { hashSessionToken } from '../../packages/server/src/auth/sessionToken.ts'

export interface NaiveUser {
  id: string
  name: string
}

export interface NaiveMessage {
  id: string
  conversationId: string
  senderId: string | null
  type: string
  content: string
  metadata: unknown
  status: string
  createdAt: Date
}

export interface NaiveStore {
  findUser(tokenHash: string): Promise<NaiveUser | null>
  findTrip(tripId: string): Promise<{ driverId: string | null; organizerId: string } | null>
  hasBooking(tripId: string, userId: string): Promise<boolean>
  findConversation(id: string): Promise<{ id: string; tripId: string } | null>
  findOrCreateConversation(tripId: string): Promise<{ id: string }>
  createMessage(message: {
    conversationId: string
    senderId: string
    content: string
  }): Promise<NaiveMessage>
  touchConversation(id: string): Promise<void>
  markRead(conversationId: string, userId: string): Promise<void>
  /** Newest first. */
  history(conversationId: string, before: Date | null, limit: number): Promise<NaiveMessage[]>
}

interface Payload {
  tripId: string
  conversationId: string
  content: string
  tempId?: string
}
type Answer = (answer: object) => void

export function serveNaively(store: NaiveStore): void {
  const hash = (token: string) => hashSessionToken(process.env.SESSION_SECRET ?? '', token)
  const server = createServer((request, response) => {
    readHistory(request.url ?? '/', request.headers.authorization).then(
      (page) => response.setHeader('content-type', 'application/json').end(JSON.stringify(page)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  const io = new Server(server)

  async function mayEnter(tripId: string, userId: string): Promise<boolean> {
    const trip = await store.findTrip(tripId)
    if (!trip) return false
    if (trip.driverId === userId || trip.organizerId === userId) return true
    return store.hasBooking(tripId, userId)
  }

  async function readHistory(url: string, authorization = ''): Promise<object> {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const tripId = /^\/api\/messages\/([^/]+)$/.exec(pathname)?.[1]
    if (tripId === undefined) return {}
    const user = await store.findUser(hash(authorization.replace('Bearer ', '')))
    if (!user || !(await mayEnter(tripId, user.id))) throw new Error('Access denied')
    const { id } = await store.findOrCreateConversation(tripId)
    const before = searchParams.get('before')
    const limit = Number(searchParams.get('limit') ?? 50)
    const messages = await store.history(id, before === null ? null : new Date(before), limit)
    return { messages: messages.reverse() }
  }

  io.use((socket, next) => {
    // The handshake's auth is what the client says it is.
    const { token } = socket.handshake.auth as { token: string }
    store.findUser(hash(token)).then((user) => {
      socket.data = user
      next(user ? undefined : new Error('Authentication required'))
    }, next)
  })
  io.on('connection', (socket) => {
    const user = socket.data as NaiveUser
    const on = (name: string, handle: (payload: Payload) => Promise<object>) => {
      socket.on(name, (payload: Payload, answer?: Answer) => {
        handle(payload).then(
          (data) => answer?.({ ok: true, data }),
          (error: unknown) => answer?.({ ok: false, error: { message: String(error) } }),
        )
      })
    }
    on('join:conversation', async ({ tripId }) => {
      if (!(await mayEnter(tripId, user.id))) throw new Error('Access denied to this conversation')
      const { id } = await store.findOrCreateConversation(tripId)
      await socket.join(id)
      socket.emit('conversation:joined', { conversationId: id, tripId })
      return { conversationId: id, tripId }
    })
    on('message:send', async ({ conversationId, content, tempId }) => {
      const conversation = await store.findConversation(conversationId)
      if (!conversation) throw new Error('Conversation not found')
      const isAllowed = await mayEnter(conversation.tripId, user.id)
      if (!isAllowed) throw new Error('Access denied to this conversation')
      const message = await store.createMessage({ conversationId, senderId: user.id, content })
      await store.touchConversation(conversationId)
      io.to(conversationId).emit('message:new', { ...message, senderName: user.name, tempId })
      return { messageId: message.id, tempId }
    })
    on('messages:read', async ({ conversationId }) => {
      await store.markRead(conversationId, user.id)
      io.to(conversationId).emit('messages:read', { userId: user.id, conversationId })
      return {}
    })
    for (const name of ['typing:start', 'typing:stop']) {
      socket.on(name, ({ conversationId }: Payload) => {
        socket.to(conversationId).emit(name, { userId: user.id, userName: user.name })
      })
    }
  })
  server.listen(Number(process.env.PORT), '127.0.0.1')
}
