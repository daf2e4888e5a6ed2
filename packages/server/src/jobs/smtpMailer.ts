import { createTransport } from 'nodemailer'
import type { Logger } from '../log.ts'
import { isAddress } from './mailAddress.ts'
import type { Mail, Mailer, MailSettings } from './mailer.ts'
import type { SmtpServer } from './smtpUrl.ts'

const CONNECTIONS = 3
/** For each of: finding the server, its greeting, each of its answers. */
const ANSWER_TIMEOUT_MS = 4_000
/**
 * For all mails of a run. Rows are held meanwhile: below the eight seconds for which the chat waits for
 * them, and below the time that a worker which stops has left.
 */
const SEND_TIMEOUT_MS = 6_000

/** A server that trickles, stalls or is away costs six seconds and no more. */
export function createSmtpMailer({ server, from }: MailSettings, log: Logger): Mailer {
  async function send(mails: readonly Mail[], signal: AbortSignal) {
    const transport = openTransport(server)
    const timeout = AbortSignal.any([signal, AbortSignal.timeout(SEND_TIMEOUT_MS)])
    const outcomes = await Promise.allSettled(
      mails.map(async ({ address, subject, text }) => {
        if (!isAddress(address)) throw Object.assign(new Error('No address'), { code: 'EADDRESS' })
        await transport.sendMail({
          from,
          to: { name: '', address },
          subject,
          text,
          headers: { 'Auto-Submitted': 'auto-generated' },
          xMailer: false,
          disableFileAccess: true,
          disableUrlAccess: true,
          signal: timeout,
        })
      }),
    )
    transport.close({ force: true })
    return outcomes
  }

  return {
    async send(mails, signal) {
      const outcomes = await send(mails, signal)
      let refused = 0
      let reason: Refusal = {}
      outcomes.forEach((outcome, index) => {
        if (outcome.status === 'fulfilled') return
        refused += 1
        reason = reasonOf(outcome.reason)
        log.warn({ userId: mails[index]?.userId, ...reason }, 'mail not sent')
      })
      if (refused === mails.length) throw Object.assign(new Error('No mail could be sent'), reason)
      return { sent: mails.length - refused, refused }
    },
  }
}

interface Refusal {
  code?: unknown
  responseCode?: unknown
}

/** What a server says may quote an address, and what the library says a password. */
function reasonOf(error: unknown): Refusal {
  // Only looked at where it is an object.
  const { code, responseCode } = (typeof error === 'object' && error ? error : {}) as Refusal
  return { code, responseCode }
}

function openTransport({ host, port, secure, auth }: SmtpServer) {
  const transport = createTransport({
    pool: true,
    maxConnections: CONNECTIONS,
    maxRequeues: 1,
    host,
    ...(port === null ? {} : { port }),
    secure,
    // A password never travels in the clear, whatever somebody in between makes the server say.
    ...(auth === null ? {} : { auth, requireTLS: !secure }),
    dnsTimeout: ANSWER_TIMEOUT_MS,
    connectionTimeout: ANSWER_TIMEOUT_MS,
    greetingTimeout: ANSWER_TIMEOUT_MS,
    socketTimeout: ANSWER_TIMEOUT_MS,
  })
  // note: the mails in hand fail by it; without a listener it would end the process as well.
  transport.on('error', () => undefined)
  return transport
}
