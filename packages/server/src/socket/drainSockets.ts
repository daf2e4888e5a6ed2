import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatServer } from './types.ts'

const SLICES = 10
const SLICE_MS = 200
const RECONNECT_SPREAD_MS = 3_000

/** Says goodbye to every socket and closes them a slice at a time, so that nobody is stampeded. */
export async function drainSockets(io: ChatServer): Promise<void> {
  const sockets = [...io.of('/').sockets.values()]
  for (const socket of sockets) {
    const reconnectInMs = Math.round(Math.random() * RECONNECT_SPREAD_MS)
    socket.emit('server:draining', { reconnectInMs })
  }
  const sliceSize = Math.ceil(sockets.length / SLICES)
  for (let start = 0; start < sockets.length; start += sliceSize) {
    await sleep(SLICE_MS)
    for (const socket of sockets.slice(start, start + sliceSize)) socket.disconnect(true)
  }
  // Who came in between. Only ours: with several nodes the word alone would reach everybody's.
  io.local.disconnectSockets(true)
}
