import { setImmediate as nextTurn } from 'node:timers/promises'
import { SLOW_READER_BYTES, SLOW_READER_MS, SLOW_READER_PACKETS } from '@steppergo/chat-protocol'
import type { Logger } from '../log.ts'
import type { ChatServer, ChatSocket } from './types.ts'

interface DropOptions {
  log: Logger
  /** Hears of every connection that is closed. */
  onSlowReader?: () => void
}

const CHECK_MS = 500
/** So far over the limit nobody waits three seconds: a flood would fill the memory meanwhile. */
const AT_ONCE = 8

/**
 * Closes connections whose client does not read what it is sent. What waits for them would grow
 * without end; by their cursor they find all of it when they come back.
 */
export function startDroppingSlowReaders(io: ChatServer, options: DropOptions): () => void {
  let slowSince = new Map<string, number>()
  let isDropping = false
  const timer = setInterval(() => {
    if (isDropping) return
    const now = performance.now()
    const slow = new Map<string, number>()
    const doomed: ChatSocket[] = []
    for (const socket of io.of('/').sockets.values()) {
      const excess = excessOf(socket)
      if (excess <= 1) continue
      const since = slowSince.get(socket.id) ?? now
      slow.set(socket.id, since)
      if (now - since < SLOW_READER_MS && excess <= AT_ONCE) continue
      doomed.push(socket)
    }
    slowSince = slow
    if (doomed.length === 0) return
    isDropping = true
    void dropAll(doomed, options).finally(() => {
      isDropping = false
    })
  }, CHECK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

/** How many times over the limit what waits for this socket is. */
function excessOf(socket: ChatSocket): number {
  const { writeBuffer: waiting, transport } = engineOf(socket)
  let bytes = transport.socket?.bufferedAmount ?? 0
  // In characters: to count bytes would read all of it, twice a second.
  for (const { data } of waiting) if (typeof data === 'string') bytes += data.length
  return Math.max(waiting.length / SLOW_READER_PACKETS, bytes / SLOW_READER_BYTES)
}

/** One at a time: Node makes an error for every packet that was waiting, and others have their turn. */
async function dropAll(sockets: ChatSocket[], { log, onSlowReader }: DropOptions): Promise<void> {
  for (const socket of sockets) {
    log.info({ userId: socket.data.actor.userId }, 'slow reader dropped')
    onSlowReader?.()
    const webSocket = engineOf(socket).transport.socket
    // An orderly end would wait in the same queue.
    if (webSocket) webSocket.terminate()
    else socket.conn.close(true)
    await nextTurn()
  }
}

interface EngineEnd {
  /** What the transport has not been given yet. */
  writeBuffer: { data?: unknown }[]
  /** Long polling has no such socket. */
  transport: { socket?: { bufferedAmount: number; terminate(): void } }
}

/** Engine.IO keeps these to itself, and has no other word for what its client has not taken. */
const engineOf = ({ conn }: ChatSocket) => conn as unknown as EngineEnd
