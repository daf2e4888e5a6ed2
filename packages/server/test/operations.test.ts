import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askOk, ask, connect, record, rest, startTestServer, type TestServer } from './harness.ts'

describe('rate limit', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ env: { CHAT_MESSAGES_PER_MINUTE: '10' } })
  })
  afterAll(() => server.close())

  it('[RL1] is one bucket of ten for sockets, tabs and REST, and nothing is dropped silently', async () => {
    const { driver, tripId } = server.world
    const tabs = [await connect(server.url, driver.token), await connect(server.url, driver.token)]
    const [first, second] = tabs
    if (!first || !second) throw new Error('two tabs were opened')
    const { conversationId } = await askOk(first, 'join:conversation', { tripId })
    for (let index = 0; index < 4; index++) {
      await askOk(first, 'message:send', { conversationId, content: `a${index}` })
      await askOk(second, 'message:send', { conversationId, content: `b${index}` })
    }
    const send = (content: string) =>
      rest(server, 'POST', '/api/messages/send', {
        token: driver.token,
        body: { conversationId, content },
      })
    expect((await send('c0')).status).toBe(200)
    expect((await send('c1')).status).toBe(200)
    const refused = await send('c2')
    expect(refused.status).toBe(429)
    const { error } = refused.body as { error: { retryAfterMs: number } }
    expect(error).toMatchObject({ code: 'RATE_LIMITED' })
    expect(error.retryAfterMs).toBeGreaterThan(0)
    expect(error.retryAfterMs).toBeLessThanOrEqual(6_000)
    expect(refused.headers.get('retry-after')).toBe(String(Math.ceil(error.retryAfterMs / 1000)))
    for (const tab of tabs) {
      const answer = await ask(tab, 'message:send', { conversationId, content: 'd' })
      expect(answer).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } })
      tab.close()
    }
  })

  it('[RL2] a retry of a stored message costs nothing', async () => {
    const { passenger, tripId } = server.world
    const socket = await connect(server.url, passenger.token)
    const { conversationId } = await askOk(socket, 'join:conversation', { tripId })
    for (let index = 0; index < 9; index++) {
      await askOk(socket, 'message:send', { conversationId, content: 'x', tempId: `t${index}` })
    }
    for (let retry = 0; retry < 5; retry++) {
      const again = await askOk(socket, 'message:send', {
        conversationId,
        content: 'x',
        tempId: 't0',
      })
      expect(again.duplicate).toBe(true)
    }
    await askOk(socket, 'message:send', { conversationId, content: 'the tenth', tempId: 't9' })
    const refused = await ask(socket, 'message:send', { conversationId, content: 'one more' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } })
    const lostAnswer = { conversationId, content: 'the tenth', tempId: 't9' }
    expect((await askOk(socket, 'message:send', lostAnswer)).duplicate).toBe(true)
    socket.close()
  })
})

describe('trip events', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  it('[TR1] become SYSTEM messages, each once', async () => {
    const { tripId, driver } = server.world
    await server.chat.applyTripEvent({ type: 'trip.departed', tripId, id: 'e1' })
    await Promise.all(
      ['e2', 'e2', 'e1'].map((id) =>
        server.chat.applyTripEvent({
          type: 'trip.delayed',
          tripId,
          id,
          departureAt: new Date(1_800_000_000_000),
        }),
      ),
    )
    const { body } = await rest(server, 'GET', `/api/messages/${tripId}`, { token: driver.token })
    expect(body.messages).toMatchObject([
      { type: 'SYSTEM', senderId: null, metadata: { event: 'trip.departed' } },
      { metadata: { event: 'trip.delayed', departureAt: '2027-01-15T08:00:00.000Z' } },
    ])
  })

  it('[TR2] leave the conversation open for three days after the trip', async () => {
    const { tripId, driver } = server.world
    await server.chat.applyTripEvent({ type: 'trip.completed', tripId, id: 'e9' })
    const { body } = await rest(server, 'GET', `/api/messages/${tripId}`, { token: driver.token })
    const hours = (Date.parse(String(body.closedAt)) - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(71.9)
    expect(hours).toBeLessThanOrEqual(72)
    const answer = await rest(server, 'POST', '/api/messages/send', {
      token: driver.token,
      body: { tripId, content: 'You left your bag' },
    })
    expect(answer.status).toBe(200)
  })

  it('[TR2] close the conversation also when told again after half was done', async () => {
    const { tripId, driver } = server.world
    await server.database.query('UPDATE "Conversation" SET "closedAt" = NULL WHERE "tripId" = $1', [
      tripId,
    ])
    const closedAt = async () => {
      await server.chat.applyTripEvent({ type: 'trip.completed', tripId, id: 'e9' })
      const { body } = await rest(server, 'GET', `/api/messages/${tripId}`, { token: driver.token })
      return body.closedAt
    }
    const first = await closedAt()
    expect(first).not.toBeNull()
    expect(await closedAt()).toBe(first)
  })

  it('[TR1] of an unknown trip are nobody’s', async () => {
    await expect(
      server.chat.applyTripEvent({ type: 'participants.changed', tripId: 'nowhere' }),
    ).resolves.toBeUndefined()
  })
})

describe('operating it', () => {
  const lines: string[] = []
  let server: TestServer
  beforeEach(async () => {
    lines.length = 0
    server = await startTestServer({ logTo: (line) => lines.push(line) })
  })
  afterEach(() => server.close())

  it('[OP1] says that it is up, where the socket is, and what it can do', async () => {
    expect((await rest(server, 'GET', '/healthz')).body).toEqual({ ok: true })
    expect((await rest(server, 'GET', '/readyz')).body).toEqual({ ok: true })
    expect((await rest(server, 'GET', '/api/socket')).body).toMatchObject({ path: '/api/socket' })
    const { body } = await rest(server, 'GET', '/api/openapi.json')
    const text = JSON.stringify(body)
    for (const path of ['/api/messages/send', '/api/messages/{tripId}', '/api/auth/sign-in']) {
      expect(text).toContain(JSON.stringify(path))
    }
    const page = await fetch(`${server.url}/api/docs`)
    expect(await page.text()).toContain('/api/messages/{tripId}')
  })

  it('[OP2] leaves every other request to the host and destroys foreign upgrades', async () => {
    expect(await (await fetch(`${server.url}/trips`)).text()).toBe('the host')
    const upgrade = httpRequest(`${server.url}/elsewhere`, {
      headers: { Connection: 'Upgrade', Upgrade: 'websocket' },
    })
    upgrade.end()
    await expect(once(upgrade, 'upgrade')).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  it('[LG1] logs neither content nor tokens', async () => {
    const { driver, tripId } = server.world
    await rest(server, 'POST', '/api/messages/send', {
      token: driver.token,
      body: { tripId, content: 'canary-content', metadata: { note: 'canary-metadata' } },
    })
    await rest(server, 'GET', `/api/messages/${tripId}?canary-query=1`, { token: driver.token })
    await rest(server, 'POST', '/api/auth/sign-in', {
      body: { email: 'canary@mail', password: 'canary-password' },
    })
    const log = lines.join('')
    expect(log).toContain('"path":"/api/messages/send"')
    expect(log).not.toContain('canary')
    expect(log).not.toContain(driver.token)
  })

  it('[OP3] drains: says so to clients, refuses readiness, closes every socket', async () => {
    const { driver, tripId } = server.world
    const socket = await connect(server.url, driver.token)
    await askOk(socket, 'join:conversation', { tripId })
    const events = record(socket)
    const gone = new Promise((resolve) => socket.once('disconnect', resolve))
    const closing = server.chat.close()
    expect((await rest(server, 'GET', '/readyz')).status).toBe(503)
    await Promise.all([closing, gone])
    expect(events.map(({ name }) => name)).toContain('server:draining')
  })
})
