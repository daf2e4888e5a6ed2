import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import next from 'next'
import { createChat, readConfig, type Chat } from '@steppergo/chat-server'
import { setSecurityHeaders } from './server/securityHeaders.ts'

/** Orchestrators commonly send SIGKILL ten seconds after SIGTERM. */
const SHUTDOWN_LIMIT_MS = 7_500

/** This file runs as `server.ts` and, compiled, as `dist/server.js`. */
const here = import.meta.dirname
const dir = path.basename(here) === 'dist' ? path.dirname(here) : here

async function start(env: NodeJS.ProcessEnv): Promise<void> {
  const dev = env.NODE_ENV !== 'production'
  const https = env.NEXT_PUBLIC_APP_URL?.startsWith('https://') ?? false

  const chat = await createChat(readConfig(env))

  // Next adds its upgrade listener to the server it is given, at the first page. On the real one it
  // would compete with the chat for sockets; on this one, which never listens, it waits to be asked.
  const nextSockets = createServer()
  const app = next({ dev, dir, httpServer: nextSockets })
  await app.prepare()
  const handlePage = app.getRequestHandler()

  const server = createServer()
  server.on('request', (request, response) => {
    setSecurityHeaders(request, response, { dev, https })
    handlePage(request, response).catch((error: unknown) => {
      chat.log.error({ err: error }, 'page failed')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  chat.attach(
    server,
    dev
      ? {
          upgrade: (request, socket, head) => {
            const isHandled = nextSockets.emit('upgrade', request, socket, head)
            if (!isHandled) socket.destroy()
          },
        }
      : {},
  )

  const port = await listen(server, Number(env.PORT ?? 3000))
  env.STEPPERGO_INTERNAL_URL = `http://127.0.0.1:${port}`
  chat.log.info({ port, url: env.NEXT_PUBLIC_APP_URL }, 'listening')

  stopOnSignal(chat, server)
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, () => {
      server.off('error', reject)
      // A server listening on TCP has an AddressInfo; a string is the name of a pipe.
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** The first signal drains, the second does not wait. */
function stopOnSignal(chat: Chat, server: Server): void {
  let isStopping = false
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) process.exit(1)
    isStopping = true
    chat.log.info({ signal }, 'stopping')
    setTimeout(() => {
      chat.log.warn('connections were still open at the shutdown limit')
      process.exit(0)
    }, SHUTDOWN_LIMIT_MS).unref()
    drain(chat, server).then(
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

async function drain(chat: Chat, server: Server): Promise<void> {
  await chat.close()
  // Socket.IO may have closed the server by now; then the callback reports only that.
  await new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

try {
  await start(process.env)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
