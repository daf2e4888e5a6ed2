import { setTimeout as sleep } from 'node:timers/promises'
import {
  CONNECTION_LIMITS,
  CONNECTION_RETRY_MS,
  RATE_LIMITS,
  REFUSAL_LIMIT,
} from '@steppergo/chat-protocol'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { connect, type TestSocket } from '../harness.ts'
import { startNode, type TestNode } from '../nodes.ts'
import { openLine, type Line } from '../raw/openLine.ts'
import { createTestDatabase, type TestDatabase } from '../testDatabase.ts'
import { startTestRedis, type TestRedis } from '../testRedis.ts'
import { createUser, type TestUser } from '../world.ts'

let database: TestDatabase
let redis: TestRedis
const nodes: TestNode[] = []
const sockets: TestSocket[] = []
const lines: Line[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  redis = await startTestRedis()
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close()
  for (const line of lines.splice(0)) line.close()
  await Promise.all(nodes.splice(0).map((node) => node.close()))
})
afterAll(async () => {
  await redis.stop()
  await database.drop()
})

const user = () => createUser(database, 'Aida')
/** Of the settings, an empty one is the product's own. */
const PRODUCT = ''

async function start(env: Record<string, string>): Promise<TestNode> {
  const node = await startNode(database.url, env)
  nodes.push(node)
  return node
}

async function startTwo(env: Record<string, string>): Promise<[TestNode, TestNode]> {
  const shared = { ...env, REDIS_URL: redis.url }
  const pair: [TestNode, TestNode] = [await start(shared), await start(shared)]
  await untilRedisIs(1)
  return pair
}

/** Whether every node here hears itself through Redis. */
const untilRedisIs = (state: 0 | 1) =>
  vi.waitFor(async () => {
    for (const { url } of nodes) {
      const text = await (await fetch(`${url}/metrics`)).text()
      expect(text).toContain(`chat_redis_up ${state}`)
    }
  }, 10_000)

async function enter({ url }: TestNode, { token }: TestUser): Promise<TestSocket> {
  const socket = await connect(url, token)
  sockets.push(socket)
  return socket
}

/** What a refused connection is told. */
const refusal = (node: TestNode, who: TestUser) =>
  enter(node, who).then(
    () => null,
    (error: { data?: { code: string; retryAfterMs: number } }) => error.data,
  )

const FULL = { code: 'RATE_LIMITED', retryAfterMs: CONNECTION_RETRY_MS }

describe('places of one person', () => {
  it('[CN1] are twenty, however many nodes there are, and one is free when a socket closes', async () => {
    const pair = await startTwo({ CHAT_SOCKETS_PER_USER: PRODUCT })
    const [one, other] = [await user(), await user()]
    for (let count = 0; count < CONNECTION_LIMITS.perUser; count++) {
      await enter(pair[count % 2 ? 1 : 0], one)
    }
    for (const node of pair) expect(await refusal(node, one)).toMatchObject(FULL)
    await enter(pair[0], other)

    sockets.shift()?.close()
    // Its node hears of it when the line has ended.
    await vi.waitFor(() => enter(pair[1], one))
    for (const node of pair) expect(await refusal(node, one)).toMatchObject(FULL)
    const metrics = await (await fetch(`${pair[0].url}/metrics`)).text()
    expect(metrics).toContain('chat_connections_refused_total{reason="user"} 2')
  })

  it('[CN1] are as many as come at once, and not one more', async () => {
    const pair = await startTwo({ CHAT_SOCKETS_PER_USER: '7' })
    const one = await user()
    const refusals = await Promise.all(
      Array.from({ length: 20 }, (_, index) => refusal(pair[index % 2 ? 1 : 0], one)),
    )
    expect(refusals.filter((refused) => refused === null)).toHaveLength(7)
  })

  it('[CN7] are counted by each node while Redis is away, and by all when it is back', async () => {
    const pair = await startTwo({ CHAT_SOCKETS_PER_USER: '2' })
    const one = await user()
    await enter(pair[0], one)
    await redis.kill()
    await untilRedisIs(0)
    await enter(pair[0], one)
    expect(await refusal(pair[0], one)).toMatchObject(FULL)
    await enter(pair[1], one)
    await enter(pair[1], one)
    expect(await refusal(pair[1], one)).toMatchObject(FULL)
    await redis.restart()
    await untilRedisIs(1)
    // What the nodes hold is told anew; nobody who is in is sent away, and nobody else comes in.
    for (const node of pair) expect(await refusal(node, one)).toMatchObject(FULL)
    expect(sockets.filter(({ connected }) => connected)).toHaveLength(4)
  }, 40_000)
})

describe('places of one network address', () => {
  it('[CN2] are so many on a node, whoever takes them', async () => {
    const node = await start({ CHAT_SOCKETS_PER_ADDRESS: '5' })
    const people = await Promise.all(Array.from({ length: 6 }, user))
    const [last, ...others] = people
    for (const one of others) await enter(node, one)
    if (!last) throw new Error('There is nobody')
    expect(await refusal(node, last)).toMatchObject(FULL)
    sockets.pop()?.close()
    await vi.waitFor(() => enter(node, last))
    expect(await refusal(node, last)).toMatchObject(FULL)
  })

  it('[CN2] belong to the address that a trusted proxy names', async () => {
    const node = await start({ CHAT_SOCKETS_PER_ADDRESS: '2', TRUST_PROXY: 'true' })
    const one = await user()
    const from = (address: string) => knock(node, [`X-Forwarded-For: ${address}`], one)
    expect(await from('203.0.113.1')).toContain('"sid"')
    expect(await from('9.9.9.9, 203.0.113.1')).toContain('"sid"')
    expect(await from('203.0.113.1')).toContain('RATE_LIMITED')
    expect(await from('203.0.113.1, 203.0.113.2')).toContain('"sid"')
  })

  it('[CN4] of those who wait to be let in from one address, fifty are heard and no more', async () => {
    const node = await start({ CHAT_SOCKETS_PER_ADDRESS: '10' })
    const port = Number(new URL(node.url).port)
    const open = () => openLine({ port, onText: () => undefined })
    for (let count = 0; count < 60; count++) lines.push(await open())
    await expect(open()).rejects.toThrow('Closed')
    lines.pop()?.close()
    await vi.waitFor(async () => lines.push(await open()))
  })
})

/** Asks to be let in and gives back what was said. */
async function knock(node: TestNode, headers: string[], { token }: TestUser): Promise<string> {
  const port = Number(new URL(node.url).port)
  return new Promise((resolve, reject) => {
    const opening = openLine({
      port,
      headers,
      onText: (text) => {
        if (text.startsWith('4')) resolve(text)
        else void opening.then((line) => line.send(`40${JSON.stringify({ token })}`))
      },
    })
    opening.then((line) => void lines.push(line), reject)
  })
}

describe('connecting', () => {
  it('[CN3] is free for a burst, from one address and on all nodes, and then as often as is said', async () => {
    // A token a second, and twelve at once.
    const pair = await startTwo({ CHAT_CONNECTS_PER_MINUTE: '60' })
    const one = await user()
    const attempts = await Promise.all(
      Array.from({ length: 12 }, (_, index) => refusal(pair[index % 2 ? 1 : 0], one)),
    )
    expect(attempts.every((refused) => refused === null)).toBe(true)
    const refused = await refusal(pair[1], one)
    expect(refused).toMatchObject({ code: 'RATE_LIMITED' })
    expect(refused?.retryAfterMs).toBeGreaterThan(0)
    expect(refused?.retryAfterMs).toBeLessThanOrEqual(1_000)
    await sleep(refused?.retryAfterMs)
    expect(await refusal(pair[0], one)).toBeNull()
  })

  it('[CN3] is counted before anybody looks at the token, each time it is tried', async () => {
    const node = await start({ CHAT_CONNECTS_PER_MINUTE: '60' })
    const port = Number(new URL(node.url).port)
    const heard: string[] = []
    const line = await openLine({ port, onText: (text) => void heard.push(text) })
    lines.push(line)
    for (let attempt = 0; attempt < 14; attempt++) line.send('40{"token":"nonsense"}')
    const codes = () => heard.flatMap((text) => /"code":"(\w+)"/.exec(text)?.[1] ?? [])
    await vi.waitFor(() => expect(codes()).toHaveLength(14))
    expect(codes().filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(12)
    expect(codes().filter((code) => code === 'RATE_LIMITED')).toHaveLength(2)
  })

  it('[CN6] a line on which nobody says who they are, or nobody is any more, is closed', async () => {
    const node = await start({})
    const port = Number(new URL(node.url).port)
    const silent = await openLine({ port, onText: () => undefined })
    const left = await new Promise<Line>((resolve) => {
      const opening = openLine({
        port,
        onText: (text) => {
          if (text.startsWith('0')) {
            void user().then(({ token }) =>
              opening.then((line) => line.send(`40{"token":"${token}"}`)),
            )
          } else if (text.startsWith('40')) void opening.then(resolve)
        },
      })
    })
    left.send('41')
    await left.closed
    await silent.closed
  })
})

describe('whoever goes on asking though they are refused', () => {
  it('[CN9] loses their connection, and finds no other until they have paused', async () => {
    const node = await start({})
    const [one, other] = [await user(), await user()]
    const [loud, quiet, beside] = [
      await enter(node, one),
      await enter(node, one),
      await enter(node, other),
    ]
    const gone = new Promise<string>((resolve) => loud.once('disconnect', resolve))
    const codes: string[] = []
    loud.on('error', ({ code }: { code: string }) => codes.push(code))
    for (let asked = 0; asked < RATE_LIMITS.refused.burst + REFUSAL_LIMIT.most + 20; asked++) {
      // The contract knows no such event.
      loud.emit('nonsense' as 'typing:stop', {} as never)
    }
    expect(await gone).toBe('io server disconnect')
    // Each is answered until then.
    const refused = codes.filter((code) => code === 'RATE_LIMITED').length
    expect(refused).toBe(REFUSAL_LIMIT.most + 1)

    const told = await refusal(node, one)
    expect(told?.code).toBe('RATE_LIMITED')
    expect(told?.retryAfterMs).toBeGreaterThan(REFUSAL_LIMIT.pauseMs - 2_000)
    expect(told?.retryAfterMs).toBeLessThanOrEqual(REFUSAL_LIMIT.pauseMs)
    // A connection that does not insist is left alone, and so is everybody else.
    expect([quiet.connected, beside.connected]).toEqual([true, true])
    expect(await refusal(node, other)).toBeNull()
    const metrics = await (await fetch(`${node.url}/metrics`)).text()
    expect(metrics).toContain('chat_connections_refused_total{reason="insisting"} 1')
    await sleep(told?.retryAfterMs)
    expect(await refusal(node, one)).toBeNull()
  }, 20_000)
})
