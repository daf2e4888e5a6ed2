import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Proxy {
  port: number
  /** Resets every connection; new ones are refused until `heal`. */
  cut(): void
  /** Resets every connection; new ones go through. */
  reset(): void
  /** Nothing moves in either direction until `heal`; then everything does. */
  blackhole(): void
  /** Requests go through, answers are lost; `heal` resets, since what is lost stays lost. */
  swallowAnswers(): void
  delay(ms: number): void
  heal(): void
  close(): Promise<void>
}

/** A TCP line to a local port on which every fault of a network can be played. */
export async function startProxy(targetPort: number): Promise<Proxy> {
  const pairs = new Set<[Socket, Socket]>()
  let mode: 'up' | 'cut' | 'blackhole' | 'swallow' = 'up'
  let delayMs = 0

  const resetAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy()
  }
  const forward = (from: Socket, to: Socket, isAnswer: boolean) => {
    from.on('data', (chunk) => {
      if (mode === 'swallow' && isAnswer) return
      if (delayMs === 0) return void to.write(chunk)
      // One timer per chunk keeps their order: all wait equally long.
      setTimeout(() => to.writable && to.write(chunk), delayMs)
    })
    // Faults are what this is for.
    from.on('error', () => to.destroy())
  }
  const server = createServer((inbound) => {
    if (mode === 'cut') return void inbound.resetAndDestroy()
    const outbound = connect(targetPort, '127.0.0.1')
    const pair: [Socket, Socket] = [inbound, outbound]
    pairs.add(pair)
    forward(inbound, outbound, false)
    forward(outbound, inbound, true)
    for (const socket of pair) {
      if (mode === 'blackhole') socket.pause()
      socket.on('close', () => {
        pairs.delete(pair)
        for (const other of pair) other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    // A TCP server's address is never a pipe's name.
    port: (server.address() as AddressInfo).port,
    cut() {
      mode = 'cut'
      resetAll()
    },
    reset: resetAll,
    blackhole() {
      mode = 'blackhole'
      for (const pair of pairs) for (const socket of pair) socket.pause()
    },
    swallowAnswers: () => void (mode = 'swallow'),
    delay: (ms) => void (delayMs = ms),
    heal() {
      const wasSwallowing = mode === 'swallow'
      mode = 'up'
      delayMs = 0
      for (const pair of pairs) for (const socket of pair) socket.resume()
      if (wasSwallowing) resetAll()
    },
    async close() {
      resetAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
