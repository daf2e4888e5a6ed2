import { reportReason, type ReportReason } from '@steppergo/chat-protocol'
import type { Mail } from './mailer.ts'
import { moderatorMailStrings, type ModeratorMailStrings } from './moderatorMailStrings.ts'

export interface Recipient {
  userId: string
  address: string
  locale: string
}

export interface WaitingReports {
  counts: Partial<Record<ReportReason, number>>
  appUrl: string
}

/** How many reports wait, and why: never what was said, by whom or of whom. */
export function composeModeratorMail(recipient: Recipient, waiting: WaitingReports): Mail {
  const { userId, address, locale } = recipient
  const strings = stringsOf(locale)
  const total = Object.values(waiting.counts).reduce((sum, count) => sum + count, 0)
  const lines = reportReason.options.flatMap((reason) => {
    const count = waiting.counts[reason]
    return count === undefined ? [] : [`${strings.reasons[reason]}: ${count}`]
  })
  return {
    userId,
    address,
    subject: `StepperGO. ${strings.waiting}: ${total}`,
    text: [
      `${strings.waiting}: ${total}`,
      lines.join('\n'),
      `${waiting.appUrl}/moderation`,
      `${strings.why}\n`,
    ].join('\n\n'),
    counts: { reports: total, ...waiting.counts },
  }
}

/** Also for `ru-RU`; whoever reads none of the languages gets English. */
function stringsOf(locale: string): ModeratorMailStrings {
  const [language = ''] = locale.toLowerCase().split(/[-_]/)
  // `hasOwn` has made sure that it is one of them.
  return Object.hasOwn(moderatorMailStrings, language)
    ? moderatorMailStrings[language as keyof typeof moderatorMailStrings]
    : moderatorMailStrings.en
}
