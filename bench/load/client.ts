import type { Person } from '../world.ts'
import { Kind, type Dialect } from './dialect.ts'
import { openLine, type Line } from './webSocketLine.ts'

/** Gets the whole frame. */
export type OnAnswer = (isGood: boolean, bytes: Buffer, start: number, end: number) => void

/** What all clients of a run received; a plain object, because it is counted up very often. */
export interface Tally {
  /** `message:new` frames. */
  deliveries: number
  /** Frames of every kind, answers included. */
  frames: number
  closed: number
}

export const newTally = (): Tally => ({ deliveries: 0, frames: 0, closed: 0 })

export interface Client {
  send(name: string, payload: string): void
  request(name: string, payload: string, onAnswer: OnAnswer): void
  /** The answer's `data`, for what happens once. */
  ask(name: string, payload: object): Promise<unknown>
  /** Looks at every message; left out where counting is enough. */
  onMessage: ((bytes: Buffer, start: number, end: number) => void) | null
  close(): void
}

interface ClientOptions {
  port: number
  dialect: Dialect
  person: Person
  tally: Tally
  localAddress?: string
}

const NINE = '9'.charCodeAt(0)
const ZERO = '0'.charCodeAt(0)

/** Connects and is let in. */
export async function connectClient(options: ClientOptions): Promise<Client> {
  const { port, dialect, person, tally, localAddress } = options
  const speech = dialect.speak(person)
  const { path, protocol } = dialect
  const waiting = new Map<number, OnAnswer>()
  let lastId = 0
  let isClosing = false
  let admit: { resolve: () => void; reject: (error: Error) => void } | null = null

  const answer = (bytes: Buffer, start: number, end: number) => {
    let id = 0
    let at = speech.idAt(bytes, start)
    for (let digit = bytes[at] ?? 0; digit >= ZERO && digit <= NINE; digit = bytes[++at] ?? 0) {
      id = id * 10 + digit - ZERO
    }
    const onAnswer = waiting.get(id)
    waiting.delete(id)
    onAnswer?.(speech.isGood(bytes, start, at + 1), bytes, start, end)
  }
  const line: Line = await openLine({
    port,
    path,
    ...(protocol === undefined ? {} : { protocol }),
    ...(localAddress === undefined ? {} : { localAddress }),
    onText(bytes, start, end) {
      tally.frames++
      switch (speech.classify(bytes, start, end)) {
        case Kind.message:
          tally.deliveries++
          return client.onMessage?.(bytes, start, end)
        case Kind.answer:
          return answer(bytes, start, end)
        case Kind.ping:
          return line.send('3')
        case Kind.welcome:
          return admit?.resolve()
        case Kind.refusal:
          return admit?.reject(new Error(bytes.toString('utf8', start, end)))
        case Kind.other:
          return
      }
    },
    onClose() {
      if (!isClosing) tally.closed++
      admit?.reject(new Error('The connection was closed'))
    },
  })
  const client: Client = {
    onMessage: null,
    send: (name, payload) => line.send(speech.encode(null, name, payload)),
    request(name, payload, onAnswer) {
      const id = ++lastId
      waiting.set(id, onAnswer)
      line.send(speech.encode(id, name, payload))
    },
    ask(name, payload) {
      return new Promise((resolve, reject) => {
        this.request(name, JSON.stringify(payload), (isGood, bytes, start, end) => {
          const text = bytes.toString('utf8', start, end)
          if (isGood) resolve(speech.read(text))
          else reject(new Error(`${name} was refused: ${text}`))
        })
      })
    },
    close() {
      isClosing = true
      line.close()
    },
  }
  for (const greeting of speech.greetings) {
    await new Promise<void>((resolve, reject) => {
      admit = { resolve, reject }
      line.send(greeting)
    })
  }
  return client
}

/** Enters the conversation of a trip and answers its id. */
export async function join(client: Client, tripId: string): Promise<string> {
  // Every system's answer has it.
  const data = (await client.ask('join:conversation', { tripId })) as { conversationId: string }
  return data.conversationId
}
