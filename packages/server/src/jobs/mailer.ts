import type { Logger } from '../log.ts'
import type { Sender } from './mailAddress.ts'
import { createSmtpMailer } from './smtpMailer.ts'
import type { SmtpServer } from './smtpUrl.ts'

export interface MailSettings {
  server: SmtpServer
  from: Sender
}

export interface Mail {
  /** By this the log names whom it is for; the address never enters it. */
  userId: string
  address: string
  subject: string
  text: string
  /** What the log tells of the mail. */
  counts: Record<string, number>
}

export interface Mailer {
  /**
   * Sends each mail by itself; whom the server refuses keeps nobody else from theirs.
   *
   * @throws Error when none could be sent
   */
  send(mails: readonly Mail[], signal: AbortSignal): Promise<{ sent: number; refused: number }>
}

/** Without settings what would be sent is told in the log, so that nothing waits for ever. */
export function createMailer(settings: MailSettings | null, log: Logger): Mailer {
  return settings ? createSmtpMailer(settings, log) : createLogMailer(log)
}

function createLogMailer(log: Logger): Mailer {
  return {
    send(mails) {
      for (const { userId, counts } of mails) {
        log.info({ userId, ...counts }, 'mail not sent: there is no SMTP_URL')
      }
      return Promise.resolve({ sent: 0, refused: 0 })
    },
  }
}
