/** Socket.IO as it comes, without a database: what its fan-out alone can do. */
import { createServer } from 'node:http'
import { Server } from 'socket.io'

interface Payload {
  tripId: string
  conversationId: string
  content: string
  tempId?: string
}
type Answer = (answer: object) => void

const server = createServer((_request, response) => response.end('ok'))
const io = new Server(server)
let messages = 0

io.on('connection', (socket) => {
  const userId = socket.id
  socket.on('join:conversation', async ({ tripId }: Payload, answer: Answer) => {
    await socket.join(tripId)
    answer({ ok: true, data: { conversationId: tripId } })
  })
  socket.on('message:send', ({ conversationId, content, tempId }: Payload, answer: Answer) => {
    const id = `m-${++messages}`
    const createdAt = new Date().toISOString()
    const message = { id, conversationId, senderId: userId, senderName: 'Aida', type: 'TEXT' }
    // To the others alone, which is the least that anybody would send.
    socket.to(conversationId).emit('message:new', {
      ...message,
      ...{ content, metadata: null, status: 'SENT', tempId, createdAt },
    })
    answer({ ok: true, data: { messageId: id, tempId, createdAt } })
  })
  for (const name of ['typing:start', 'typing:stop']) {
    socket.on(name, ({ conversationId }: Payload) => {
      socket.to(conversationId).emit(name, { userId, userName: 'Aida', conversationId })
    })
  }
  socket.on('messages:read', ({ conversationId }: Payload, answer: Answer) => {
    socket.to(conversationId).emit('messages:read', { userId, conversationId })
    answer({ ok: true, data: {} })
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
