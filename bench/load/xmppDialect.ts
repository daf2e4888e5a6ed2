import { Kind, type Dialect, type Speech } from './dialect.ts'

export const XMPP_HOST = 'localhost'
export const ROOMS_HOST = `conference.${XMPP_HOST}`

const code = (character: string) => character.charCodeAt(0)
const [C, F, I, M, P, S, U] = ['c', 'f', 'i', 'm', 'p', 's', 'u'].map(code)
const FROM = Buffer.from(` from='`)
const ID = Buffer.from(` id='`)
const ERROR = Buffer.from(` type='error'`)
const SLASH = code('/')
const QUOTE = code(`'`)

const open = `<open xmlns='urn:ietf:params:xml:ns:xmpp-framing' to='${XMPP_HOST}' version='1.0'/>`
const bind = `<iq xmlns='jabber:client' type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>`

/**
 * XMPP over WebSocket (RFC 7395) in the rooms of XEP-0045. What a sender gets back of its own
 * message is the answer to it: a room reflects a message when it has taken it.
 */
export function xmppDialect(path: string): Dialect {
  return {
    path,
    protocol: 'xmpp',
    speak({ userId, token }): Speech {
      const secret = Buffer.from(`\0${userId}\0${token}`).toString('base64')
      const auth = `<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>${secret}</auth>`
      const nick = Buffer.from(`/${userId}'`)
      const isOwn = (bytes: Buffer, end: number) =>
        bytes.compare(nick, 0, nick.length, end - nick.length + 1, end + 1) === 0
      return {
        greetings: [open, auth, open, bind],
        encode: (id, name, payload) => encode(name, payload, { id, userId }),
        classify(bytes, start) {
          const first = bytes[start + 1]
          if (first !== M && first !== P) return classifyRest(bytes, start)
          const from = bytes.indexOf(FROM, start) + FROM.length
          const quote = bytes.indexOf(QUOTE, from)
          if (isOwn(bytes, quote)) return Kind.answer
          const slash = bytes.indexOf(SLASH, from)
          if (slash !== -1 && slash < quote) return first === M ? Kind.message : Kind.other
          // The room itself, which has no nick, refuses something or tells its subject.
          return isError(bytes, start) ? Kind.answer : Kind.other
        },
        idAt: (bytes, start) => bytes.indexOf(ID, start) + ID.length,
        isGood: (bytes, start) => !isError(bytes, start),
        read: (answer) => ({ conversationId: / from='([^@]+)@/.exec(answer)?.[1] ?? '' }),
      }
    },
  }
}

/** What does not come from a room. */
function classifyRest(bytes: Buffer, start: number): Kind {
  const [first, second, name] = [bytes[start + 1], bytes[start + 2], bytes[start + 8]]
  // <failure>, <close> and <stream:error>, and <success>, <stream:features> and the <iq> of bind.
  if (first === F || first === C) return Kind.refusal
  if (first === I) return Kind.welcome
  if (first !== S) return Kind.other
  return second === U || name === F ? Kind.welcome : Kind.refusal
}

/** Its own attributes end where the first tag does. */
const isError = (bytes: Buffer, start: number) =>
  bytes.subarray(start, bytes.indexOf('>', start)).includes(ERROR)

function encode(name: string, payload: string, by: { id: number | null; userId: string }): string {
  // What the load itself has written.
  const { tripId, conversationId, content } = JSON.parse(payload) as Record<string, string>
  switch (name) {
    case 'join:conversation':
      return (
        `<presence xmlns='jabber:client' id='${by.id}' to='${tripId}@${ROOMS_HOST}/${by.userId}'>` +
        `<x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>`
      )
    case 'message:send':
      return (
        `<message xmlns='jabber:client' id='${by.id}' type='groupchat' ` +
        `to='${conversationId}@${ROOMS_HOST}'><body>${content}</body></message>`
      )
    default:
      throw new Error(`${name} is not said in XMPP`)
  }
}
