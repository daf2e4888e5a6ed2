import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface FaultyLine {
  url: string
  /** Breaks what is there and lets nothing new through. */
  cut(): void
  mend(): void
  /** Lets requests through and swallows every answer from now on. */
  swallowAnswers(): void
  close(): Promise<void>
}

/** A line to a server which a test can break. */
export async function createFaultyLine(serverUrl: string): Promise<FaultyLine> {
  const target = new URL(serverUrl)
  const sockets = new Set<Socket>()
  let state: 'up' | 'cut' | 'mute' = 'up'

  const server = createServer((inbound) => {
    if (state === 'cut') return void inbound.destroy()
    const outbound = connect(Number(target.port), target.hostname)
    for (const socket of [inbound, outbound]) {
      sockets.add(socket)
      // A broken line is what these tests are about.
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        inbound.destroy()
        outbound.destroy()
      })
    }
    inbound.on('data', (data) => outbound.write(data))
    outbound.on('data', (data) => state === 'up' && inbound.write(data))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // An address from listen() on a port is never a pipe's name.
  const { port } = server.address() as AddressInfo

  const destroyAll = () => sockets.forEach((socket) => socket.destroy())
  return {
    url: `http://127.0.0.1:${port}`,
    cut() {
      state = 'cut'
      destroyAll()
    },
    mend: () => void (state = 'up'),
    swallowAnswers: () => void (state = 'mute'),
    async close() {
      destroyAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
