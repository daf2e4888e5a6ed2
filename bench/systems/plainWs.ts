/** `ws` by itself, without a database: rooms in a Map, one JSON array a frame. */
import { createServer } from 'node:http'
import { WebSocketServer, type WebSocket } from 'ws'

interface Payload {
  tripId: string
  conversationId: string
  content: string
  tempId?: string
}

const server = createServer((_request, response) => response.end('ok'))
const sockets = new WebSocketServer({ server })
const rooms = new Map<string, Set<WebSocket>>()
let people = 0
let messages = 0

function toOthers(from: WebSocket, conversationId: string, name: string, payload: object): void {
  const frame = Buffer.from(JSON.stringify([0, name, payload]))
  for (const socket of rooms.get(conversationId) ?? []) {
    if (socket !== from) socket.send(frame, { binary: false })
  }
}

sockets.on('connection', (socket) => {
  const userId = `u-${++people}`
  const joined = new Set<string>()
  socket.on('message', (data: Buffer) => {
    // What the load sends is known to be of this shape.
    const [id, name, payload] = JSON.parse(data.toString()) as [number, string, Payload]
    const answer = (result: object) => socket.send(JSON.stringify([id, { ok: true, data: result }]))
    const { conversationId } = payload
    switch (name) {
      case 'join:conversation': {
        const room = rooms.get(payload.tripId) ?? new Set()
        rooms.set(payload.tripId, room.add(socket))
        joined.add(payload.tripId)
        return answer({ conversationId: payload.tripId })
      }
      case 'message:send': {
        const { content, tempId } = payload
        const createdAt = new Date().toISOString()
        const messageId = `m-${++messages}`
        const message = { id: messageId, conversationId, senderId: userId, senderName: 'Aida' }
        const rest = { type: 'TEXT', content, metadata: null, status: 'SENT', tempId, createdAt }
        toOthers(socket, conversationId, 'message:new', { ...message, ...rest })
        return answer({ messageId, tempId, createdAt })
      }
      case 'messages:read':
        toOthers(socket, conversationId, name, { userId, conversationId })
        return answer({})
      default:
        return toOthers(socket, conversationId, name, { userId, userName: 'Aida', conversationId })
    }
  })
  socket.on('close', () => {
    for (const conversationId of joined) rooms.get(conversationId)?.delete(socket)
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
