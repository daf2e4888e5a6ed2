import { dayText, zonedTime } from '@steppergo/chat-react/dates'
import type { Strings } from '@/strings/en'

/** `Mon, 23 November, 14:05 UTC`: the same for moderators wherever they are. */
export function momentText(iso: string, { moderation, dates }: Strings): string {
  const moment = zonedTime(iso, 'UTC')
  return moderation.utc(dayText(moment, dates), moment.clock)
}
