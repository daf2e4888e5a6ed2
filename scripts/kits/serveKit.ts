import { createServer } from 'node:http'
import { once } from 'node:events'
import { extname } from 'node:path'
import type { BuiltKit } from './buildKit.ts'

export interface ServedKit extends BuiltKit {
  origin: string
  close(): void
}

const types: Record<string, string> = {
  '': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Serves a kit's page to this machine. */
export async function serveKit(built: BuiltKit): Promise<ServedKit> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const contents = built.files.get(pathname)
    response.writeHead(contents ? 200 : 404, {
      'Content-Type': types[extname(pathname)] ?? 'application/octet-stream',
      'Cache-Control': 'no-store',
    })
    response.end(contents)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return {
    ...built,
    origin: `http://127.0.0.1:${address.port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
