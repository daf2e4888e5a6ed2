import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import {
  askOk,
  connect,
  record,
  startTestServer,
  type TestServer,
  type TestSocket,
} from './harness.ts'

let server: TestServer
let driver: TestSocket
let passenger: TestSocket
let conversationId: string
let heard: { name: string; payload: unknown }[]

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  const { world, url } = server
  driver = await connect(url, world.driver.token)
  passenger = await connect(url, world.passenger.token)
  for (const socket of [driver, passenger]) {
    ;({ conversationId } = await askOk(socket, 'join:conversation', { tripId: world.tripId }))
  }
  heard = record(passenger)
})
afterEach(() => {
  driver.close()
  passenger.close()
})

const typing = () => heard.map(({ name }) => name).filter((name) => name.startsWith('typing:'))
const start = () => askOk(driver, 'typing:start', { conversationId })
const stop = () => askOk(driver, 'typing:stop', { conversationId })
const send = () => askOk(driver, 'message:send', { conversationId, content: 'here' })

it('[TY2] a beginning that a message follows at once is not told', async () => {
  await start()
  await send()
  await stop()
  await vi.waitFor(() => expect(heard.map(({ name }) => name)).toContain('message:new'))
  await setTimeout(400)
  expect(typing()).toEqual([])
})

it('[TY2] a beginning that is shown already is not told again, and its end is told once', async () => {
  await start()
  await vi.waitFor(() => expect(typing()).toEqual(['typing:start']))
  await start()
  await setTimeout(300)
  expect(typing()).toEqual(['typing:start'])
  await stop()
  await stop()
  await vi.waitFor(() => expect(typing()).toEqual(['typing:start', 'typing:stop']))
})

it('[TY2] a message ends what is shown without a word of its own', async () => {
  await start()
  await vi.waitFor(() => expect(typing()).toEqual(['typing:start']))
  await send()
  await stop()
  await start()
  await vi.waitFor(() => expect(typing()).toEqual(['typing:start', 'typing:start']))
})
