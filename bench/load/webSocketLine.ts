import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

/** Called with one text message; it lies in a shared buffer and must be read at once. */
export type OnText = (buffer: Buffer, start: number, end: number) => void

export interface Line {
  send(text: string): void
  close(): void
}

interface LineOptions {
  port: number
  path: string
  protocol?: string
  /** One of the loopback addresses; one alone has too few ports for ten thousand connections. */
  localAddress?: string
  onText: OnText
  onClose: () => void
}

/** Every read is worked off before the next one starts, so one buffer serves all lines. */
const shared = Buffer.allocUnsafe(256 * 1024)
const HEADERS_END = '\r\n\r\n'

/**
 * A WebSocket client that only measures: no streams, no validation, no copies. What it saves is
 * CPU of the core that it shares with PostgreSQL.
 */
export function openLine(options: LineOptions): Promise<Line> {
  const { port, path, protocol, localAddress, onText, onClose } = options
  return new Promise((resolve, reject) => {
    let isOpen = false
    let rest: Buffer | null = null
    const socket: Socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      ...(localAddress === undefined ? {} : { localAddress }),
      onread: {
        buffer: shared,
        callback(count) {
          const read = shared.subarray(0, count)
          let bytes = rest ? Buffer.concat([rest, read]) : read
          rest = null
          if (!isOpen) {
            const end = bytes.indexOf(HEADERS_END)
            if (end === -1) {
              rest = Buffer.from(bytes)
              return true
            }
            const status = bytes.toString('latin1', 0, 12)
            if (status !== 'HTTP/1.1 101') {
              socket.destroy()
              reject(new Error(`No WebSocket at ${path}: ${bytes.toString('latin1', 0, end)}`))
              return false
            }
            isOpen = true
            bytes = bytes.subarray(end + HEADERS_END.length)
            resolve({
              send: (text) => void socket.write(toFrame(text)),
              close: () => void socket.destroy(),
            })
          }
          const used = readFrames(bytes, onText)
          if (used < bytes.length) rest = Buffer.from(bytes.subarray(used))
          return true
        },
      },
    })
    socket.on('error', reject)
    socket.on('close', () => {
      reject(new Error('The connection was closed during the handshake'))
      onClose()
    })
    socket.on('connect', () => {
      const key = randomBytes(16).toString('base64')
      const asked = protocol === undefined ? '' : `Sec-WebSocket-Protocol: ${protocol}\r\n`
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\n` +
          `Upgrade: websocket\r\n${asked}Sec-WebSocket-Version: 13\r\n` +
          `Sec-WebSocket-Key: ${key}${HEADERS_END}`,
      )
    })
  })
}

/** A masked text frame; masked with zeros, which is as valid as any mask and costs nothing. */
function toFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 6 : 8
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = 0x81
  if (length < 126) {
    frame[1] = 0x80 | length
  } else {
    frame[1] = 0x80 | 126
    frame.writeUInt16BE(length, 2)
  }
  frame.writeUInt32BE(0, head - 4)
  frame.write(text, head)
  return frame
}

/** Hands out the whole frames and says how many bytes they took. */
function readFrames(bytes: Buffer, onText: OnText): number {
  let at = 0
  while (bytes.length - at >= 2) {
    let length = (bytes[at + 1] ?? 0) & 0x7f
    let head = 2
    if (length >= 126) {
      head = length === 126 ? 4 : 10
      if (bytes.length - at < head) return at
      length = length === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
    }
    const end = at + head + length
    if (end > bytes.length) return at
    if (((bytes[at] ?? 0) & 0x0f) === 1) onText(bytes, at + head, end)
    at = end
  }
  return at
}
