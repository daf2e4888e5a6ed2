import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Line {
  port: number
  /** The server's answers get stuck from here on; what the browser says still arrives. */
  holdAnswers(): void
  /** Breaks every open connection and refuses new ones. */
  cut(): void
  /** Back to normal for new connections. */
  mend(): void
  close(): Promise<void>
}

/** A TCP line to a local port that can be held and cut, as roads do to phones. */
export async function startLine(targetPort: number): Promise<Line> {
  const open = new Set<Socket>()
  let isHeld = false
  let isCut = false
  const server = createServer((phone) => {
    if (isCut) return void phone.resetAndDestroy()
    const tower = connect(targetPort, '127.0.0.1')
    for (const [socket, other] of [
      [phone, tower],
      [tower, phone],
    ] as const) {
      open.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
    }
    phone.pipe(tower)
    tower.on('data', (chunk) => {
      if (!isHeld) phone.write(chunk)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const breakAll = () => {
    for (const socket of open) socket.resetAndDestroy()
  }
  return {
    // A TCP server's address is never a pipe's name.
    port: (server.address() as AddressInfo).port,
    holdAnswers() {
      isHeld = true
    },
    cut() {
      isCut = true
      breakAll()
    },
    mend() {
      isHeld = false
      isCut = false
      breakAll()
    },
    async close() {
      breakAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
