import { randomUUID } from 'node:crypto'
import { io, type Socket } from 'socket.io-client'
import type { TestUser } from '../world.ts'
import type { Recorder } from './recorder.ts'

interface StrangerOptions {
  user: TestUser
  url: string
  tripId: string
  recorder: Recorder
}

interface Answer {
  ok: boolean
  data?: { conversationId?: string; messageId?: string; seq?: number }
  error?: { code: string }
}

const ANSWER_TIMEOUT_MS = 8_000

/** A stock Socket.IO client that writes every packet of a conversation down and never gives up. */
export function startTap({ user, url, tripId, recorder }: StrangerOptions) {
  const socket = io(url, {
    path: '/api/socket',
    auth: { token: user.token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 200,
    reconnectionDelayMax: 500,
  })
  socket.on('connect', () => socket.emit('join:conversation', { tripId }))
  socket.onAny((name: string) => {
    const isContent = name.startsWith('message:') || name.startsWith('messages:')
    if (!isContent && !name.startsWith('typing:')) return
    recorder.add({ type: 'wire', at: recorder.now(), clientId: user.name, tripId, name })
  })
  return {
    /** The network goes away; Socket.IO comes back by itself. */
    drop: () => void socket.io.engine.close(),
    close: () => void socket.close(),
  }
}

const TWO_ROADS = ' by two roads '

export const isTwice = (clientId: string) => clientId.includes(TWO_ROADS)

/** Sends without waiting for answers, and the same message by two roads at once. */
export function startImpatient({ user, url, tripId, recorder }: StrangerOptions) {
  const socket = io(url, {
    path: '/api/socket',
    auth: { token: user.token },
    transports: ['websocket'],
    forceNew: true,
  })

  async function settle(tempId: string, answer: Promise<Answer>) {
    const { ok, data, error } = await answer
    if (ok && data?.messageId && data.seq) {
      const { messageId, seq } = data
      recorder.add({ type: 'ok', at: recorder.now(), tempId, messageId, seq })
    } else if (error) {
      recorder.add({ type: 'fail', at: recorder.now(), tempId, code: error.code })
    }
  }
  const invoke = (clientId: string) => {
    const tempId = randomUUID()
    recorder.add({ type: 'invoke', at: recorder.now(), clientId, tripId, tempId })
    return tempId
  }
  const bySocket = (payload: object): Promise<Answer> => askSocket(socket, 'message:send', payload)
  const byRest = async (payload: object): Promise<Answer> => {
    const response = await fetch(`${url}/api/messages/send`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${user.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(payload),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    })
    const body = await response.json()
    return response.ok ? { ok: true, data: body } : { ok: false, error: body.error }
  }
  const underWay = new Set<Promise<unknown>>()
  const follow = (work: Promise<unknown>) => {
    // No answer at all is what the checker calls unknown.
    const settled: Promise<unknown> = work
      .catch(() => undefined)
      .then(() => underWay.delete(settled))
    underWay.add(settled)
  }

  return {
    burst(count: number) {
      if (!socket.connected) return 0
      for (let index = 0; index < count; index++) {
        const tempId = invoke(user.name)
        follow(settle(tempId, bySocket({ tripId, content: tempId, tempId })))
      }
      return count
    },
    twice() {
      // By which road it comes first is left to chance, so it has no place among the others.
      const tempId = invoke(`${user.name}${TWO_ROADS}${randomUUID()}`)
      const payload = { tripId, content: tempId, tempId }
      follow(settle(tempId, bySocket(payload)))
      follow(byRest(payload))
    },
    /** Resolves when every attempt has been answered or given up. */
    idle: () => Promise.all(underWay),
    close: () => void socket.close(),
  }
}

function askSocket(socket: Socket, name: string, payload: object): Promise<Answer> {
  return socket.timeout(ANSWER_TIMEOUT_MS).emitWithAck(name, payload)
}
