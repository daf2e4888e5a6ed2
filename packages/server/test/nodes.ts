import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createChat, readConfig, type Chat } from '../src/index.ts'
import { createLog } from '../src/log.ts'
import { MANY_CONNECTIONS } from './manyConnections.ts'
import { JWT_SECRET, SESSION_SECRET } from './world.ts'

export interface TestNode {
  url: string
  chat: Chat
  /** What it logged at warn and above. */
  warnings: string[]
  /** Drains; safe to repeat. */
  close(): Promise<void>
}

/** One node on a port of its own; several on one database are a cluster. */
export async function startNode(
  databaseUrl: string,
  env: Record<string, string> = {},
  port = 0,
): Promise<TestNode> {
  const server = createServer((_request, response) => response.end('the host'))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  // An address from listen() on a port is never a pipe's name.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    NEXT_PUBLIC_APP_URL: url,
    JWT_SECRET,
    SESSION_SECRET,
    CHAT_MESSAGES_PER_MINUTE: '100000',
    ...MANY_CONNECTIONS,
    ...env,
  })
  const warnings: string[] = []
  const log = createLog('warn', { write: (line) => void warnings.push(line) })
  const chat = await createChat(config, { log })
  chat.attach(server)
  let closing: Promise<void> | undefined
  return {
    url,
    chat,
    warnings,
    close() {
      closing ??= chat.close().then(async () => {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      })
      return closing
    },
  }
}
