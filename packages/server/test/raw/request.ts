import { request as httpRequest, type Agent } from 'node:http'
import { connect } from 'node:net'

export interface Request {
  port: number
  method: string
  path: string
  headers?: Record<string, string | string[]>
  body?: Buffer | string
  agent?: Agent
}

export interface Response {
  /** 0 where the line was closed without an answer. */
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

const ANSWER_MS = 15_000

/** One HTTP request that Node's client lets through. */
export function send({ port, method, path, headers, body, agent }: Request): Promise<Response> {
  return new Promise((resolve) => {
    const closed = { status: 0, headers: {}, text: '' }
    const asked = httpRequest(
      { host: '127.0.0.1', port, method, path, headers, agent, timeout: ANSWER_MS },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', () => resolve(closed))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    asked.on('timeout', () => asked.destroy())
    asked.on('error', () => resolve(closed))
    asked.end(body)
  })
}

/** Bytes that claim to be HTTP, and what the server says before it closes. */
export function sendBytes(port: number, bytes: Buffer): Promise<Response> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(300, () => socket.destroy())
    socket.on('data', (chunk) => (text += chunk.toString('latin1')))
    // A line that breaks has answered what it has answered.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n')
      const [first = '', ...lines] = head.split('\r\n')
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0)
      const headers = Object.fromEntries(
        lines.map((line) => {
          const [name = '', ...value] = line.split(':')
          return [name.toLowerCase(), value.join(':').trim()]
        }),
      )
      resolve({ status, headers, text: body })
    })
    socket.write(bytes)
  })
}
