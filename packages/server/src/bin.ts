#!/usr/bin/env node
import { createServer } from 'node:http'
import { readConfig } from './config.ts'
import { createChat } from './createChat.ts'

/** The chat by itself, behind an origin of its own. */
async function main(): Promise<void> {
  const chat = await createChat(readConfig(process.env))
  const server = createServer((_request, response) => {
    response.writeHead(404).end()
  })
  chat.attach(server)
  const port = Number(process.env.PORT ?? 3000)
  server.listen(port, () => chat.log.info({ port }, 'listening'))
  const stop = () => {
    server.close()
    chat.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
