import type { Socket as NetSocket } from 'node:net'
import type { ChatSocket } from './types.ts'

/**
 * Lets everything a connection is told within one turn of the event loop leave as one write to its
 * TCP socket. A message costs its node five writes, one to each of the room, and little else; where a
 * batch has been committed, the answer and what the others said meanwhile go together.
 *
 * Only events and answers over a WebSocket that takes all it is given go this way. Everything else
 * (long polling, a reader that is behind, binary data, the words of the protocol itself) is left to
 * Socket.IO, after what waits here, so that the order is always that of the calls.
 */
export function createFrameBatches() {
  const waiting = new Map<Connection, Buffer[]>()
  /** Somebody is waiting for these, so they leave before what others are told. */
  const answered = new Set<Connection>()
  let isScheduled = false

  function flushAll() {
    isScheduled = false
    for (const conn of answered) flush(conn)
    answered.clear()
    for (const conn of waiting.keys()) flush(conn)
  }

  function flush(conn: Connection) {
    const frames = waiting.get(conn)
    if (!frames) return
    waiting.delete(conn)
    const [first] = frames
    // Nobody hears what is said to a connection that has closed meanwhile.
    netSocketOf(conn)?.write(frames.length === 1 && first ? first : Buffer.concat(frames))
  }

  function flushBefore(this: Connection) {
    flush(this)
  }

  function writeToEngine(this: Client, encoded: unknown, options: PacketOptions) {
    const { conn } = this
    const packets = Array.isArray(encoded) ? encoded : [encoded]
    const [packet] = packets
    if (packets.length !== 1 || typeof packet !== 'string' || !isPlain(packet) || !takesAll(conn)) {
      flush(conn)
      return stockWrite.call(this, encoded, options)
    }
    // One frame for all whom the same broadcast reaches.
    options.frame ??= toFrame(packet, options.wsPreEncodedFrame)
    if (packet[0] === ANSWER) answered.add(conn)
    const frames = waiting.get(conn)
    if (frames) return void frames.push(options.frame)
    waiting.set(conn, [options.frame])
    if (isScheduled) return
    isScheduled = true
    setImmediate(flushAll)
  }

  let stockWrite: WriteToEngine = () => undefined

  return {
    /** From here on what this socket is told is batched. */
    adopt(socket: ChatSocket) {
      // Socket.IO keeps these to itself; every packet of every socket passes here.
      const client = socket.client as unknown as Client
      stockWrite = Object.getPrototypeOf(client).writeToEngine
      client.writeToEngine = writeToEngine
      // What Engine.IO says by itself, a ping for one, comes after what waits.
      client.conn.on('packetCreate', flushBefore)
    },
  }
}

type WriteToEngine = (this: Client, encoded: unknown, options: PacketOptions) => void

interface Client {
  conn: Connection
  writeToEngine: WriteToEngine
}

interface Connection {
  readyState: string
  upgrading: boolean
  writeBuffer: unknown[]
  transport: { name: string; writable: boolean; socket?: { _socket?: NetSocket | null } }
  on(name: 'packetCreate', listener: (this: Connection) => void): void
}

interface PacketOptions {
  /** Header and payload, as the adapter has made them. */
  wsPreEncodedFrame?: Buffer[]
  frame?: Buffer
}

const EVENT = '2'
const ANSWER = '3'
const isPlain = (packet: string) => packet[0] === EVENT || packet[0] === ANSWER

const netSocketOf = ({ transport }: Connection): NetSocket | null =>
  transport.socket?._socket ?? null

function takesAll(conn: Connection): boolean {
  const { readyState, upgrading, transport, writeBuffer } = conn
  if (readyState !== 'open' || upgrading || transport.name !== 'websocket') return false
  if (!transport.writable || writeBuffer.length > 0) return false
  return netSocketOf(conn)?.writableLength === 0
}

/** A WebSocket text frame, RFC 6455 section 5.2: final, not masked, as a server sends it. */
function toFrame(packet: string, parts: Buffer[] | undefined): Buffer {
  if (parts) return Buffer.concat(parts)
  const length = Buffer.byteLength(packet) + 1
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(header + length)
  frame[0] = 0x81
  if (header === 2) frame[1] = length
  else if (header === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  // Engine.IO's word for "message".
  frame[header] = 0x34
  frame.write(packet, header + 1)
  return frame
}
