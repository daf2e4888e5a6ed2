import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

interface ReceivedMail {
  recipients: string[]
  /** Header lines, unfolded and as they travelled. */
  headers: string[]
  subject: string
  text: string
  raw: string
}

export interface SmtpInbox {
  port: number
  mails: ReceivedMail[]
  /** Passwords that somebody presented. */
  passwords: string[]
  refuse(address: string): void
  /** Keeps every mail waiting for its answer until let go. */
  hold(): { untilAsked(): Promise<unknown>; letGo(): void }
  close(): Promise<void>
}

/** A real SMTP server that keeps what it is given. */
export async function openSmtpInbox(port = 0): Promise<SmtpInbox> {
  const mails: ReceivedMail[] = []
  const passwords: string[] = []
  const refused = new Set<string>()
  let held: PromiseWithResolvers | null = null
  let asked = withResolvers()
  const options: SMTPServerOptions = {
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth({ password, username }, _session, callback) {
      passwords.push(String(password))
      callback(null, { user: username })
    },
    onRcptTo({ address }, _session, callback) {
      callback(refused.has(address) ? new Error(`Nobody here is called ${address}`) : null)
    },
    onData(stream, { envelope }, callback) {
      const recipients = envelope.rcptTo.map(({ address }) => address)
      void buffer(stream).then(async (bytes) => {
        asked.resolve()
        await held?.promise
        mails.push({ recipients, ...parse(bytes.toString()) })
        callback()
      })
    },
  }
  const server = new SMTPServer(options)
  // A client that gives up on a connection is no fault of the server.
  server.on('error', () => {})
  await once(server.listen(port, '127.0.0.1'), 'listening')
  return {
    // An address from listen() on a port is never a pipe's name.
    port: (server.server.address() as AddressInfo).port,
    mails,
    passwords,
    refuse: (address) => void refused.add(address),
    hold() {
      const holding = withResolvers()
      held = holding
      asked = withResolvers()
      return {
        untilAsked: () => asked.promise,
        letGo() {
          held = null
          holding.resolve()
        },
      }
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

interface PromiseWithResolvers {
  promise: Promise<void>
  resolve(): void
}

function withResolvers(): PromiseWithResolvers {
  let resolve = () => {}
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve: () => resolve() }
}

/** One part of plain text, as ours are. */
function parse(raw: string): Omit<ReceivedMail, 'recipients'> {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const headers = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const valueOf = (name: string) =>
    headers.find((line) => line.toLowerCase().startsWith(`${name}: `))?.slice(name.length + 2) ?? ''
  const encoding = valueOf('content-transfer-encoding')
  return {
    raw,
    headers,
    subject: valueOf('subject')
      .replace(/\?= =\?/g, '?==?')
      .replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
        decode(kind.toUpperCase() === 'B' ? 'base64' : 'q', text),
      ),
    text: decode(encoding, body.join('\r\n\r\n')).replaceAll('\r\n', '\n'),
  }
}

function decode(encoding: string, text: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString()
  if (encoding === '7bit') return text
  const plain = encoding === 'q' ? text.replaceAll('_', ' ') : text.replace(/=\r\n/g, '')
  const bytes = plain.replace(/=([\dA-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString()
}
