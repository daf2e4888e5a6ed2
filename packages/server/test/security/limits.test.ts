import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ask, askOk, connect, rest, startTestServer, type TestServer } from '../harness.ts'
import { openLine, type Line } from '../raw/openLine.ts'
import { openPolling } from '../raw/polling.ts'
import { send } from '../raw/request.ts'
import { toFrame } from '../raw/webSocketFrame.ts'

const FRAME = 64 * 1024
/** How a body may come: as long as its header says, or without anything said. */
const EXACT: Record<string, string> = {}
const CHUNKED: Record<string, string> = { 'Transfer-Encoding': 'chunked' }

let server: TestServer
let port: number
let token: string
let conversationId: string

beforeAll(async () => {
  server = await startTestServer()
  port = Number(new URL(server.url).port)
  token = server.world.driver.token
  const { tripId } = server.world
  const { body } = await rest(server, 'POST', '/api/messages/send', {
    token,
    body: { tripId, content: 'Good morning' },
  })
  conversationId = String(body.conversationId)
})
afterAll(() => server.close())

/** A line that somebody is on, and all it has heard. */
async function enter(): Promise<{ line: Line; heard: string[]; answer: () => Promise<string> }> {
  const heard: string[] = []
  const line = await openLine({ port, onText: (text) => void heard.push(text) })
  const answer = async () => {
    for (;;) {
      const found = heard.find((text) => text.startsWith('43') || text.startsWith('42["error"'))
      if (found !== undefined) return found
      if (!line.isOpen()) return 'closed'
      await sleep(5)
    }
  }
  line.send(`40${JSON.stringify({ token })}`)
  while (!heard.some((text) => text.startsWith('40'))) await sleep(5)
  return { line, heard, answer }
}

/** An event of exactly so many bytes. */
const eventOf = (bytes: number) => `421["typing:stop",{}${']'.padStart(bytes - 20, ' ')}`

describe('one over each limit', () => {
  it('[LM1] a frame of 64 KB is answered, and one byte more closes the line', async () => {
    const whole = await enter()
    expect(Buffer.byteLength(`4${eventOf(FRAME - 1)}`)).toBe(FRAME)
    whole.line.send(`4${eventOf(FRAME - 1)}`.slice(1))
    expect(await whole.answer()).toContain('INVALID')
    whole.line.close()

    const over = await enter()
    over.line.send(eventOf(FRAME + 1))
    await over.line.closed
    expect(over.heard.some((text) => text.startsWith('43'))).toBe(false)
  })

  it('[LM2] a body of 64 KB is taken, and one byte more is TOO_LARGE, however it comes', async () => {
    const body = (bytes: number) => {
      const json = JSON.stringify({ conversationId, content: 'padded' })
      return `${json.slice(0, -1)}${'}'.padStart(bytes - json.length + 1, ' ')}`
    }
    const post = (bytes: number, headers: Record<string, string> = {}) =>
      send({
        ...{ port, method: 'POST', path: '/api/messages/send', body: body(bytes) },
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          ...headers,
        },
      })
    for (const headers of [EXACT, CHUNKED]) {
      expect((await post(FRAME, headers)).status).toBe(200)
      const over = await post(FRAME + 1, headers)
      expect(over.status).toBe(413)
      expect(JSON.parse(over.text)).toMatchObject({ error: { code: 'TOO_LARGE' } })
    }
  })

  it('[LM3] a text of 5,000 code points is taken, and one more is INVALID', async () => {
    const socket = await connect(server.url, token)
    for (const letter of ['a', 'д', '한']) {
      const content = letter.repeat(5_000)
      await askOk(socket, 'message:send', { conversationId, content })
      const over = { conversationId, content: content + letter }
      const answers = [
        await ask(socket, 'message:send', over),
        (await rest(server, 'POST', '/api/messages/send', { token, body: over })).body,
      ]
      for (const answer of answers) expect(answer).toMatchObject({ error: { code: 'INVALID' } })
    }
    socket.close()
  })

  it('[LM4] JSON may be 16 levels deep where it is kept, and breaks nothing anywhere', async () => {
    const socket = await connect(server.url, token)
    const nest = (depth: number): unknown =>
      JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth))
    const sendNested = (depth: number) =>
      // Deep enough, what the types allow is what they cannot say.
      ask(socket, 'message:send', { conversationId, content: 'x', metadata: nest(depth) } as never)
    expect(await sendNested(16)).toMatchObject({ ok: true })
    expect(await sendNested(17)).toMatchObject({ error: { code: 'INVALID' } })
    socket.close()

    for (const [start, end] of [
      ['[', ']'],
      ['{"":', '}'],
    ] as const) {
      const depth = Math.floor((FRAME - 100) / (start.length + end.length))
      const deep = `${start.repeat(depth)}1${end.repeat(depth)}`
      const { line, answer } = await enter()
      line.send(`421["typing:start",${deep}]`)
      expect(await answer()).toContain('INVALID')
      line.close()
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
      const body = `{"conversationId":${deep}}`
      const path = '/api/messages/read'
      expect((await send({ port, method: 'POST', path, headers, body })).status).toBe(422)
    }
  })

  it.each([
    ['announced', [toFrame('451-1["message:send",{"_placeholder":true,"num":0}]')]],
    ['not announced', [toFrame('{}', { opcode: 2 })]],
    ['as an answer', [toFrame('461-1[{"_placeholder":true,"num":0}]')]],
    ['in base64', [toFrame('bAAAA')]],
  ])('[LM5] what is binary, %s, closes the line and is told why', async (_how, frames) => {
    const { line, answer } = await enter()
    for (const frame of frames) line.sendBytes(frame)
    expect(await answer()).toContain('without attachments')
    await line.closed
  })

  it('[LM5] neither does long polling take it', async () => {
    const session = await openPolling(port)
    if ('status' in session) throw new Error('There is no session')
    await session.post(`40${JSON.stringify({ token })}`)
    await session.poll()
    await session.post('451-["message:send",{"_placeholder":true,"num":0}]\u001ebAAAA')
    expect((await session.poll()).text).toContain('42["error",{"code":"INVALID"')
    await vi.waitFor(async () => expect((await session.poll()).status).toBe(400))
  })
})

describe('far over the limits', () => {
  const TEN_MB = 10 * 1024 * 1024
  const FRAGMENTS = 100_000

  /** In one write, as somebody would who means it. */
  function fragments(): Buffer {
    const empty = toFrame('', { opcode: 0, isLast: false })
    return Buffer.concat([
      toFrame('4', { isLast: false }),
      ...Array.from({ length: FRAGMENTS }, () => empty),
    ])
  }

  const attacks: [what: string, attack: () => Promise<void>][] = [
    [
      'a frame of 10 MB',
      async () => {
        const { line } = await enter()
        line.sendBytes(toFrame(Buffer.alloc(TEN_MB, 0x34)))
        await line.closed
      },
    ],
    [
      '100,000 fragments',
      async () => {
        const { line } = await enter()
        line.sendBytes(fragments())
        await line.closed
      },
    ],
    [
      'a body of 10 MB',
      async () => {
        const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
        const body = Buffer.alloc(TEN_MB, 0x20)
        const asked = { port, method: 'POST', path: '/api/messages/send', body }
        for (const more of [EXACT, CHUNKED]) {
          const answer = await send({ ...asked, headers: { ...headers, ...more } })
          // Whoever still writes when the line is closed may miss the answer.
          expect([413, 0]).toContain(answer.status)
        }
      },
    ],
  ]

  it.each(attacks)(
    '[LM6] %s is cut off, and somebody else has their answers',
    async (_what, attack) => {
      const other = await connect(server.url, server.world.passenger.token)
      let isOver = false
      const attacking = attack().finally(() => (isOver = true))
      let answers = 0
      do {
        const answer = await ask(other, 'messages:since', { conversationId, afterSeq: 0, limit: 1 })
        expect(answer.ok).toBe(true)
        answers++
      } while (!isOver)
      await attacking
      expect(answers).toBeGreaterThan(0)
      other.close()
    },
  )
})
