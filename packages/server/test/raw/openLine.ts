import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { readFrames, toFrame } from './webSocketFrame.ts'

/** A WebSocket down to its bytes. */
export interface Line {
  send(text: string): void
  /** Whatever they are, frames or not. */
  sendBytes(bytes: Buffer): void
  isOpen(): boolean
  /** Resolves once the line is gone. */
  closed: Promise<void>
  close(): void
}

interface LineOptions {
  port: number
  path?: string
  headers?: string[]
  localAddress?: string
  onText: (text: string) => void
}

const SOCKET_QUERY = '/api/socket?EIO=4&transport=websocket'
const HEADERS_END = '\r\n\r\n'
const OPEN_TIMEOUT_MS = 10_000

/** @throws Error with the first line of an answer that is no WebSocket */
export function openLine(options: LineOptions): Promise<Line> {
  const { port, path = SOCKET_QUERY, headers = [], localAddress, onText } = options
  return new Promise((resolve, reject) => {
    let rest: Buffer = Buffer.alloc(0)
    let isOpen = false
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, localAddress })
    const timer = setTimeout(() => socket.destroy(new Error('No answer')), OPEN_TIMEOUT_MS)
    const closed = new Promise<void>((settle) => {
      socket.once('close', () => {
        isOpen = false
        clearTimeout(timer)
        settle()
        reject(new Error(`Closed: ${rest.toString('latin1').split('\r\n')[0]}`))
      })
    })
    // A line that breaks is what this is for; `closed` says so.
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      if (!isOpen) {
        const end = rest.indexOf(HEADERS_END)
        if (end === -1) return
        if (!rest.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) return void socket.destroy()
        isOpen = true
        clearTimeout(timer)
        rest = rest.subarray(end + HEADERS_END.length)
        const sendBytes = (bytes: Buffer) => void (socket.writable && socket.write(bytes))
        resolve({
          send: (text) => sendBytes(toFrame(text)),
          sendBytes,
          isOpen: () => isOpen,
          closed,
          close: () => void socket.destroy(),
        })
      }
      rest = readFrames(rest, { onText, onClose: () => void socket.destroy() })
    })
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...headers,
    ]
    socket.write(lines.join('\r\n') + HEADERS_END)
  })
}
