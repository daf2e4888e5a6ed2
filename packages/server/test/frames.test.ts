import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  askOk,
  connect,
  record,
  startTestServer,
  type TestServer,
  type TestSocket,
} from './harness.ts'

const COUNT = 120
const LONG = 'ы'.repeat(4_000)

describe.each([
  ['batched', 'true'],
  ['as Socket.IO writes them', 'false'],
])('frames, %s', (_name, isBatched) => {
  let server: TestServer
  const sockets: TestSocket[] = []
  beforeAll(async () => {
    server = await startTestServer({ env: { CHAT_BATCH_FRAMES: isBatched } })
  })
  afterAll(async () => {
    for (const socket of sockets) socket.close()
    await server.close()
  })

  async function joined(token: string, transport: 'websocket' | 'polling') {
    const socket: TestSocket =
      transport === 'websocket'
        ? await connect(server.url, token)
        : io(server.url, {
            ...{ path: '/api/socket', auth: { token }, transports: ['polling'], forceNew: true },
          })
    sockets.push(socket)
    const { tripId } = server.world
    const { conversationId } = await askOk(socket, 'join:conversation', { tripId })
    return { socket, conversationId, events: record(socket) }
  }

  const newSeqs = (events: { name: string; payload: unknown }[]) =>
    events.flatMap(({ name, payload }) =>
      name === 'message:new' ? [(payload as { seq: number }).seq] : [],
    )

  it('[RT5] arrive whole and in order, answers too, over WebSocket and over polling', async () => {
    const { driver, organizer, passenger } = server.world
    const sender = await joined(driver.token, 'websocket')
    const near = await joined(organizer.token, 'websocket')
    const far = await joined(passenger.token, 'polling')
    const { conversationId } = sender
    const answers = await Promise.all(
      Array.from({ length: COUNT }, (_, index) => {
        const content = index % 10 === 0 ? LONG : `message ${index}`
        return askOk(sender.socket, 'message:send', { conversationId, content })
      }),
    )
    const seqs = answers.map(({ seq }) => seq)
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b))
    for (const { events } of [near, far]) {
      await vi.waitFor(() => expect(newSeqs(events)).toHaveLength(COUNT), { timeout: 10_000 })
      expect(newSeqs(events)).toEqual(seqs)
      const contents = events.flatMap(({ name, payload }) =>
        name === 'message:new' ? [(payload as { content: string }).content] : [],
      )
      expect(contents.filter((content) => content === LONG)).toHaveLength(COUNT / 10)
    }
    expect(newSeqs(sender.events)).toEqual([])
  }, 30_000)

  it('[RT5] say what was said before a removal before it, and nothing after', async () => {
    const { driver, secondPassenger, tripId } = server.world
    const sender = await joined(driver.token, 'websocket')
    const leaving = await joined(secondPassenger.token, 'websocket')
    const { conversationId } = sender
    const sends = Array.from({ length: COUNT }, (_, index) =>
      askOk(sender.socket, 'message:send', { conversationId, content: `${index}` }),
    )
    await server.database.query(
      `UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "tripId" = $1 AND "userId" = $2`,
      [tripId, secondPassenger.userId],
    )
    await Promise.all(sends)
    const names = () => leaving.events.map(({ name }) => name)
    await vi.waitFor(() => expect(names()).toContain('access:revoked'))
    await askOk(sender.socket, 'message:send', { conversationId, content: 'without them' })
    const afterwards = names().slice(names().indexOf('access:revoked') + 1)
    expect(afterwards.filter((name) => name.startsWith('message'))).toEqual([])
  })
})
