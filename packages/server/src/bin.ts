#!/usr/bin/env node
import { createServer } from 'node:http'
import { readConfig } from './config.ts'
import { createChat } from './createChat.ts'

/** Orchestrators commonly send SIGKILL ten seconds after SIGTERM. */
const SHUTDOWN_LIMIT_MS = 7_500

/** The chat by itself, behind an origin of its own. */
async function main(): Promise<void> {
  const chat = await createChat(readConfig(process.env))
  const server = createServer((_request, response) => {
    response.writeHead(404).end()
  })
  chat.attach(server)
  const port = Number(process.env.PORT ?? 3000)
  server.listen(port, () => chat.log.info({ port }, 'listening'))
  let isStopping = false
  const stop = () => {
    if (isStopping) process.exit(1)
    isStopping = true
    setTimeout(() => process.exit(0), SHUTDOWN_LIMIT_MS).unref()
    // note: it listens until the end, so that whoever asks hears that it drains.
    chat.close().then(
      () => process.exit(0),
      (error: unknown) => {
        chat.log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
