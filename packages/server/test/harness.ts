import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type {
  Answer,
  ClientToServerEvents,
  OperationOutput,
  OperationRequest,
  ServerToClientEvents,
  SocketOperationName,
} from '@steppergo/chat-protocol'
import { io, type Socket } from 'socket.io-client'
import { createChat, readConfig, type Chat } from '../src/index.ts'
import { createLog } from '../src/log.ts'
import { MANY_CONNECTIONS } from './manyConnections.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { createWorld, JWT_SECRET, SESSION_SECRET, type World } from './world.ts'

export type TestSocket = Socket<ServerToClientEvents, ClientToServerEvents>

export interface TestServer {
  url: string
  chat: Chat
  database: TestDatabase
  world: World
  /** Closes the server and starts another one on the same port and database. */
  restart(): Promise<void>
  close(): Promise<void>
}

interface TestServerOptions {
  env?: Record<string, string>
  /** Receives every log line. */
  logTo?: (line: string) => void
}

/** The real server on a real port, with a database and a small world of its own. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = await createTestDatabase()
  const world = await createWorld(database)
  const { env = {}, logTo } = options
  let server: Server
  let chat: Chat

  async function listen(port: number): Promise<number> {
    const reserved = createServer((_request, response) => response.end('the host'))
    await new Promise<void>((resolve) => reserved.listen(port, '127.0.0.1', resolve))
    // An address from listen() on a port is never a pipe's name.
    const actual = (reserved.address() as AddressInfo).port
    const config = readConfig({
      DATABASE_URL: database.url,
      NEXT_PUBLIC_APP_URL: `http://127.0.0.1:${actual}`,
      JWT_SECRET,
      SESSION_SECRET,
      CHAT_MESSAGES_PER_MINUTE: '1000',
      ...MANY_CONNECTIONS,
      LOG_LEVEL: logTo ? 'trace' : 'silent',
      ...env,
    })
    const log = createLog(config.logLevel, logTo && { write: logTo })
    chat = await createChat(config, { log })
    chat.attach(reserved)
    server = reserved
    return actual
  }

  async function stop(): Promise<void> {
    await chat.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  const port = await listen(0)
  return {
    url: `http://127.0.0.1:${port}`,
    get chat() {
      return chat
    },
    database,
    world,
    async restart() {
      await stop()
      await listen(port)
    },
    async close() {
      await stop()
      await database.drop()
    },
  }
}

/** A stock Socket.IO client; resolves when it is connected, rejects with what refused it. */
export function connect(url: string, token: string | undefined): Promise<TestSocket> {
  const socket: TestSocket = io(url, {
    path: '/api/socket',
    auth: token === undefined ? {} : { token },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  })
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', (error) => {
      socket.close()
      reject(error)
    })
  })
}

/** Asks with an acknowledgement and gives back whatever the answer is. */
export async function ask<Name extends SocketOperationName>(
  socket: TestSocket,
  name: Name,
  payload: OperationRequest<Name>,
): Promise<Answer<OperationOutput<Name>>> {
  // Socket.IO's types cannot follow a name that is a type parameter.
  const untyped = socket as unknown as {
    timeout(ms: number): { emitWithAck(name: string, payload: unknown): Promise<unknown> }
  }
  const answer = await untyped.timeout(5_000).emitWithAck(name, payload)
  return answer as Answer<OperationOutput<Name>>
}

/** As `ask`, for answers that must be good. */
export async function askOk<Name extends SocketOperationName>(
  socket: TestSocket,
  name: Name,
  payload: OperationRequest<Name>,
): Promise<OperationOutput<Name>> {
  const answer = await ask(socket, name, payload)
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
  return answer.data
}

/** Every event a socket receives from now on, in order. */
export function record(socket: TestSocket): { name: string; payload: unknown }[] {
  const events: { name: string; payload: unknown }[] = []
  socket.onAny((name: string, payload: unknown) => events.push({ name, payload }))
  return events
}

export async function rest(
  server: { url: string },
  method: 'GET' | 'POST',
  path: string,
  {
    token,
    body,
    headers,
  }: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  // Every answer of this API is a JSON object.
  const json = (await response.json()) as Record<string, unknown>
  return { status: response.status, body: json, headers: response.headers }
}
