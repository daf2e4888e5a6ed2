export interface ZonedTime {
  year: number
  /** 0 is January. */
  month: number
  day: number
  /** 0 is Sunday. */
  weekday: number
  /** 24 hours, `07:05`. */
  clock: string
  /** `GMT+5` */
  offset: string
}

/**
 * A moment on the clocks of a place.
 *
 * Numbers only: browsers and Node differ in the words and spaces they put around them, and a page
 * must come out the same on both.
 */
export function zonedTime(iso: string, timeZone: string): ZonedTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'shortOffset',
  }).formatToParts(new Date(iso))
  const text = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((part) => part.type === type)?.value ?? ''
  const year = Number(text('year'))
  const month = Number(text('month')) - 1
  const day = Number(text('day'))
  return {
    year,
    month,
    day,
    weekday: new Date(Date.UTC(year, month, day)).getUTCDay(),
    clock: `${text('hour')}:${text('minute')}`,
    offset: text('timeZoneName'),
  }
}

/** How many midnights of the place lie between two moments. */
export function nightsBetween(from: ZonedTime, to: ZonedTime): number {
  const days = ({ year, month, day }: ZonedTime) => Date.UTC(year, month, day) / 86_400_000
  return days(to) - days(from)
}
