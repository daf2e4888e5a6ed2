import type { Person } from '../world.ts'

/** What a text from the server is, told from its first bytes. */
export const Kind = { message: 0, other: 1, answer: 2, welcome: 3, ping: 4, refusal: 5 } as const
export type Kind = (typeof Kind)[keyof typeof Kind]

/** How a system wants to be spoken to. */
export interface Dialect {
  path: string
  /** The WebSocket subprotocol, where there is one. */
  protocol?: string
  speak(person: Person): Speech
}

/** How one person speaks it. */
export interface Speech {
  /** What is said to be let in, each after the welcome to the one before. */
  greetings: string[]
  encode(id: number | null, name: string, payload: string): string
  classify(bytes: Buffer, start: number, end: number): Kind
  /** Where the id of an answer begins. */
  idAt(bytes: Buffer, start: number): number
  /** Whether an answer, of which `at` follows the id, says that it is done. */
  isGood(bytes: Buffer, start: number, at: number): boolean
  /** What an answer holds, for what happens once. */
  read(answer: string): unknown
}

const code = (character: string) => character.charCodeAt(0)
const [ZERO, TWO, THREE, FOUR, COLON, M, N] = ['0', '2', '3', '4', ':', 'm', 'n'].map(code)
const GOOD = Buffer.from('{"ok":true')

/** What our operations answer in every dialect of JSON: `{ ok, data }` in an array. */
const jsonAnswers: Pick<Speech, 'isGood' | 'read'> = {
  isGood: (bytes, _start, at) => bytes.compare(GOOD, 0, GOOD.length, at, at + GOOD.length) === 0,
  read: (answer) =>
    // It was said to be good, so it has them.
    (JSON.parse(answer.slice(answer.indexOf('{'), -1)) as { data: unknown }).data,
}

/** Socket.IO 5 over Engine.IO 4. */
export function socketIoDialect(path: string): Dialect {
  const shared: Omit<Speech, 'greetings'> = {
    ...jsonAnswers,
    encode: (id, name, payload) => `42${id ?? ''}["${name}",${payload}]`,
    classify(bytes, start) {
      if (bytes[start] === TWO) return Kind.ping
      if (bytes[start] !== FOUR) return Kind.other
      const type = bytes[start + 1]
      if (type === TWO) return isMessage(bytes, start + 4) ? Kind.message : Kind.other
      if (type === THREE) return Kind.answer
      return type === ZERO ? Kind.welcome : Kind.refusal
    },
    idAt: (_bytes, start) => start + 2,
  }
  return {
    path: `${path}?EIO=4&transport=websocket`,
    speak: ({ token }) => ({ ...shared, greetings: [`40${JSON.stringify({ token })}`] }),
  }
}

/** `[id, name, payload]`, `[id, answer]` and `[0, name, payload]`: as little as one can say. */
export function plainDialect(): Dialect {
  const speech: Speech = {
    ...jsonAnswers,
    greetings: [],
    encode: (id, name, payload) => `[${id ?? 0},"${name}",${payload}]`,
    classify(bytes, start) {
      if (bytes[start + 1] !== ZERO) return Kind.answer
      return isMessage(bytes, start + 4) ? Kind.message : Kind.other
    },
    idAt: (_bytes, start) => start + 1,
  }
  return { path: '/', speak: () => speech }
}

/** `message:new`, the only event that begins with m and has a colon and an n there. */
const isMessage = (bytes: Buffer, at: number) =>
  bytes[at] === M && bytes[at + 7] === COLON && bytes[at + 8] === N
