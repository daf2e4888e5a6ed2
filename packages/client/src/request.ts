import type {
  ErrorCode,
  OperationOutput,
  OperationRequest,
  SocketOperationName,
} from '@steppergo/chat-protocol'
import { ACK_TIMEOUT_MS, ChatError } from '@steppergo/chat-protocol/constants'
import type { Connection } from './connection.ts'
import { hasRoute, toChatError, type AskRest } from './rest.ts'

/** After so many failed attempts a socket is taken to be out of reach for now. */
const SOCKET_ATTEMPTS = 3

export type Request = <Name extends SocketOperationName>(
  name: Name,
  payload: OperationRequest<Name>,
) => Promise<OperationOutput<Name>>

export interface Requester {
  /** @throws ChatError, `UNAVAILABLE` when nothing came back */
  request: Request
  /** By which way a request would go now; null for none. */
  way(name: SocketOperationName): 'socket' | 'rest' | null
}

export function createRequester(connection: Connection, rest: AskRest): Requester {
  const { transport } = connection

  function way(name: SocketOperationName) {
    const { phase } = connection.getState()
    if (phase === 'signed-out') return null
    // Why that is so is told to them too; nothing else is.
    if (phase === 'suspended') return name === 'standing:get' ? 'rest' : null
    if (transport.isConnected()) return 'socket'
    return connection.failedAttempts() >= SOCKET_ATTEMPTS && hasRoute(name) ? 'rest' : null
  }

  async function once<Name extends SocketOperationName>(
    name: Name,
    payload: OperationRequest<Name>,
  ): Promise<OperationOutput<Name>> {
    if (way(name) === 'rest' && hasRoute(name)) {
      // `name` is one of the routes here, so both sides mean the same operation.
      return (await rest(name, payload as OperationRequest<typeof name>)) as OperationOutput<Name>
    }
    const line = connection.line()
    const answer = await transport.ask(name, payload, ACK_TIMEOUT_MS).catch((cause: unknown) => {
      connection.noteSilence(line)
      throw new ChatError('UNAVAILABLE', `No answer: ${String(cause)}`)
    })
    if (!answer.ok) throw toChatError(answer.error)
    return answer.data
  }

  return {
    way,
    async request(name, payload) {
      const token = connection.getToken()
      const isRest = way(name) === 'rest'
      try {
        const data = await once(name, payload)
        connection.noteAccepted()
        return data
      } catch (error) {
        if (hasCode(error, 'SUSPENDED')) connection.suspend()
        if (!hasCode(error, 'UNAUTHENTICATED')) throw error
        // Another request may have renewed the token while this one was on its way.
        if (connection.getToken() === token && !(await connection.renew())) throw error
        if (isRest) return once(name, payload)
        // The socket comes back under the newer token; whoever asked tries again then.
        throw new ChatError('UNAVAILABLE', 'The session was renewed; try again')
      }
    },
  }
}

const hasCode = (error: unknown, code: ErrorCode) =>
  error instanceof Error && 'code' in error && error.code === code
