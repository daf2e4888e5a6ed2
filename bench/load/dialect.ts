/** What a text from the server is, told from its first bytes. */
export const Kind = { message: 0, other: 1, answer: 2, welcome: 3, ping: 4, refusal: 5 } as const
export type Kind = (typeof Kind)[keyof typeof Kind]

/** How a system wants to be spoken to. */
export interface Dialect {
  path: string
  /** What is said as soon as the line is open; null when the system is ready without a word. */
  greet(token: string): string | null
  encode(id: number | null, name: string, payload: string): string
  classify(bytes: Buffer, start: number, end: number): Kind
  /** Where the id of an answer begins. */
  idOffset: number
}

const code = (character: string) => character.charCodeAt(0)
const [ZERO, TWO, THREE, FOUR, COLON, M, N] = ['0', '2', '3', '4', ':', 'm', 'n'].map(code)

/** Socket.IO 5 over Engine.IO 4. */
export function socketIoDialect(path: string): Dialect {
  return {
    path: `${path}?EIO=4&transport=websocket`,
    greet: (token) => `40${JSON.stringify({ token })}`,
    encode: (id, name, payload) => `42${id ?? ''}["${name}",${payload}]`,
    classify(bytes, start) {
      if (bytes[start] === TWO) return Kind.ping
      if (bytes[start] !== FOUR) return Kind.other
      const type = bytes[start + 1]
      if (type === TWO) return isMessage(bytes, start + 4) ? Kind.message : Kind.other
      if (type === THREE) return Kind.answer
      return type === ZERO ? Kind.welcome : Kind.refusal
    },
    idOffset: 2,
  }
}

/** `[id, name, payload]`, `[id, answer]` and `[0, name, payload]`: as little as one can say. */
export function plainDialect(): Dialect {
  return {
    path: '/',
    greet: () => null,
    encode: (id, name, payload) => `[${id ?? 0},"${name}",${payload}]`,
    classify(bytes, start) {
      if (bytes[start + 1] !== ZERO) return Kind.answer
      return isMessage(bytes, start + 4) ? Kind.message : Kind.other
    },
    idOffset: 1,
  }
}

/** `message:new`, the only event that begins with m and has a colon and an n there. */
const isMessage = (bytes: Buffer, at: number) =>
  bytes[at] === M && bytes[at + 7] === COLON && bytes[at + 8] === N
