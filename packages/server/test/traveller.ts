import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Message } from '@steppergo/chat-protocol'
import { io } from 'socket.io-client'
import { expect } from 'vitest'
import { ask, askOk, type TestSocket } from './harness.ts'
import type { TestUser } from './world.ts'

export interface Traveller {
  /** What this one has seen, by seq. */
  view: Map<number, string>
  /** What of this one's own was acknowledged. */
  acknowledged: string[]
  /** How often the connection was lost. */
  losses(): number
  /** Whether connected, joined and up to date. */
  isIn(): boolean
  /** Repeats itself, with one `tempId`, until acknowledged. */
  send(content: string): Promise<void>
  /** Sends without pause until told to end. */
  talk(): void
  end(): Promise<void>
  /** Reads all there is. */
  catchUp(): Promise<void>
  leave(): void
}

interface TravelOptions {
  url: string
  tripId: string
  user: TestUser
  transport: 'websocket' | 'polling'
  /** Which of this machine's addresses to come from. */
  localAddress: string | undefined
}

/** Somebody with a stock Socket.IO client, who comes back by himself and reads on. */
export function travel({ url, tripId, user, transport, localAddress }: TravelOptions): Traveller {
  const view = new Map<number, string>()
  const acknowledged: string[] = []
  let conversationId = ''
  let losses = 0
  let isIn = false
  let isOver = false
  let journey = Promise.resolve()
  const socket: TestSocket = io(url, {
    path: '/api/socket',
    auth: { token: user.token },
    transports: [transport],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 500,
    // The option's type knows browsers only; in Node it goes to `http.request`.
    agent: new Agent({ localAddress, keepAlive: true }) as unknown as string,
  })

  const see = ({ seq, content }: Pick<Message, 'seq' | 'content'>) => {
    expect(view.get(seq) ?? content).toBe(content)
    view.set(seq, content ?? '')
  }
  async function catchUp(): Promise<void> {
    for (let afterSeq = 0, hasMore = true; hasMore;) {
      const page: { messages: Message[]; hasMore: boolean } = await askOk(
        socket,
        'messages:since',
        { conversationId, afterSeq },
      )
      page.messages.forEach(see)
      afterSeq = page.messages.at(-1)?.seq ?? afterSeq
      hasMore = page.hasMore
    }
  }
  async function enter(): Promise<void> {
    ;({ conversationId } = await askOk(socket, 'join:conversation', { tripId }))
    await catchUp()
    isIn = true
  }
  async function send(content: string): Promise<void> {
    const tempId = randomUUID()
    while (socket.active) {
      const answer =
        isIn &&
        (await Promise.race([
          ask(socket, 'message:send', { conversationId, content, tempId }).catch(() => null),
          new Promise<null>((resolve) => socket.once('disconnect', () => resolve(null))),
        ]))
      if (answer && answer.ok) {
        see({ seq: answer.data.seq, content })
        acknowledged.push(content)
        return
      }
      await sleep(20)
    }
  }

  socket.on('message:new', see)
  socket.on('connect', () => {
    // A join that breaks off is repeated with the next connection.
    enter().catch(() => void socket.disconnect().connect())
  })
  socket.on('disconnect', (reason) => {
    isIn = false
    losses++
    // Whom a server sends away, Socket.IO leaves to come back by himself.
    if (reason === 'io server disconnect') socket.connect()
  })
  return {
    view,
    acknowledged,
    losses: () => losses,
    isIn: () => isIn,
    send,
    talk() {
      journey = (async () => {
        for (let turn = 1; !isOver; turn++) {
          await send(`${user.name} ${turn}`)
          await sleep(20)
        }
      })()
    },
    end() {
      isOver = true
      return journey
    },
    catchUp,
    leave() {
      isOver = true
      socket.close()
    },
  }
}
