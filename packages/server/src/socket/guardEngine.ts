import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ErrorPayload } from '@steppergo/chat-protocol'
import { securityHeaders } from '../securityHeaders.ts'
import type { Admission, EngineConnection } from './admission.ts'
import type { ChatServer } from './types.ts'

interface GuardOptions {
  admission: Admission
  secureCookies: boolean
  trustProxy: boolean
}

const METHODS = ['GET', 'POST', 'OPTIONS']
/** Socket.IO's packets with attachments: 5 is an event, 6 an acknowledgement. */
const ANNOUNCES_BINARY = /^[56]/
const REFUSAL: ErrorPayload = { code: 'INVALID', message: 'Events are JSON, without attachments' }

/** What is decided below Socket.IO, where there is no namespace yet and perhaps never will be. */
export function guardEngine({ engine }: ChatServer, options: GuardOptions): void {
  engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const forwardedProto = [request.headers['x-forwarded-proto'] ?? ''].flat().join(',')
    const asked = { path: '', forwardedProto }
    for (const [name, value] of Object.entries(securityHeaders(asked, options))) {
      response.setHeader(name, value)
    }
    if (METHODS.includes(request.method ?? '')) return next()
    // note: Engine.IO would answer 500, which is to be kept for faults.
    response.writeHead(405, { Allow: METHODS.join(', ') }).end()
  })
  engine.on('connection', (connection: GuardedConnection) => {
    options.admission.watch(connection)
    connection.on('packet', ({ type, data }) => {
      if (type !== 'message') return
      if (typeof data !== 'string' || ANNOUNCES_BINARY.test(data)) refuseBinary(connection)
    })
  })
}

interface GuardedConnection extends EngineConnection {
  on(event: 'packet', listener: (packet: { type: string; data?: unknown }) => void): unknown
  removeAllListeners(event: 'data'): unknown
  write(packet: string): unknown
  close(): void
}

/** No event of ours has attachments, and taking them apart costs far more than refusing them. */
function refuseBinary(connection: GuardedConnection): void {
  // note: the packet itself goes to Socket.IO right after this, unless nobody listens.
  connection.removeAllListeners('data')
  connection.write(`2${JSON.stringify(['error', REFUSAL])}`)
  connection.close()
}
