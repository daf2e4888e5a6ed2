import type { DateWords } from '../dateWords.ts'

export const en: DateWords = {
  months:
    'January February March April May June July August September October November December'.split(
      ' ',
    ),
  monthsShort: 'Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'.split(' '),
  weekdays: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  weekdaysShort: 'Sun Mon Tue Wed Thu Fri Sat'.split(' '),
  date: (day, month) => `${day} ${month}`,
  dateWithYear: (day, month, year) => `${day} ${month} ${year}`,
  dateWithTime: (date, time) => `${date} at ${time}`,
}
