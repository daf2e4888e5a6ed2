import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startTestServer, type TestServer } from '../../server/test/harness.ts'
import { createSession } from '../../server/test/world.ts'
import { acquireChatClient, createMemoryOutboxStorage, signOutChat } from '../src/index.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const WAIT = { timeout: 10_000, interval: 20 }

describe('registry', () => {
  it('[CL23] shares one client, hands it a newer token, and closes it a while after the last', async () => {
    const { token, userId } = server.world.driver
    const options = { url: server.url, userId }
    const first = acquireChatClient({ ...options, token })
    const newer = await createSession(server.database, userId)
    const second = acquireChatClient({ ...options, token: newer.token })
    expect(second.client).toBe(first.client)
    await vi.waitFor(() => expect(first.client.getState().phase).toBe('connected'), WAIT)

    first.release()
    second.release()
    const again = acquireChatClient({ ...options, token })
    expect(again.client).toBe(first.client)
    again.release()
    await vi.waitFor(
      () => {
        const fresh = acquireChatClient({ ...options, token })
        fresh.release()
        if (fresh.client === first.client) throw new Error('Still the same')
      },
      { timeout: 15_000, interval: 4_500 },
    )
  })

  it('[OB11] keeps nothing on the device after a sign-out', async () => {
    const storage = createMemoryOutboxStorage()
    const { token, userId } = server.world.passenger
    const options = { url: 'http://127.0.0.1:9', token, userId, storage }
    const { client } = acquireChatClient(options)
    client.conversation('trip-1').send('Unsent')
    await vi.waitFor(async () => expect(await storage.load()).toHaveLength(1), WAIT)
    await signOutChat(options)
    expect(await storage.load()).toEqual([])
    const next = acquireChatClient(options)
    expect(next.client).not.toBe(client)

    await next.client.signOut()
    expect(acquireChatClient(options).client).not.toBe(next.client)
  })
})
