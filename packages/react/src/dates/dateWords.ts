import type { ChatLocale } from '../props.ts'

/** How a language writes dates. */
export interface DateWords {
  /** As they stand beside a day, from January. */
  months: readonly string[]
  monthsShort: readonly string[]
  /** As they stand alone, from Sunday. */
  weekdays: readonly string[]
  weekdaysShort: readonly string[]
  date: (day: number, month: string) => string
  dateWithYear: (day: number, month: string, year: number) => string
  dateWithTime: (date: string, time: string) => string
}

const list = (words: string) => words.split(' ')

/**
 * Our own words, because browsers differ: Chromium knows no Kazakh, Kyrgyz or Uzbek and writes
 * "M05 4" or "May 4" instead, and a page must come out the same there and in Node.
 */
export const dateWords: Record<ChatLocale, DateWords> = {
  en: {
    months: list(
      'January February March April May June July August September October November December',
    ),
    monthsShort: list('Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'),
    weekdays: list('Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
    weekdaysShort: list('Sun Mon Tue Wed Thu Fri Sat'),
    date: (day, month) => `${day} ${month}`,
    dateWithYear: (day, month, year) => `${day} ${month} ${year}`,
    dateWithTime: (date, time) => `${date} at ${time}`,
  },
  ru: {
    months: list(
      'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
    ),
    monthsShort: list('янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'),
    weekdays: list('Воскресенье Понедельник Вторник Среда Четверг Пятница Суббота'),
    weekdaysShort: list('Вс Пн Вт Ср Чт Пт Сб'),
    date: (day, month) => `${day} ${month}`,
    dateWithYear: (day, month, year) => `${day} ${month} ${year} г.`,
    dateWithTime: (date, time) => `${date} в ${time}`,
  },
  kk: {
    months: list(
      'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан',
    ),
    monthsShort: list('қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел.'),
    weekdays: list('Жексенбі Дүйсенбі Сейсенбі Сәрсенбі Бейсенбі Жұма Сенбі'),
    weekdaysShort: list('Жс Дс Сс Ср Бс Жм Сб'),
    date: (day, month) => `${day} ${month}`,
    dateWithYear: (day, month, year) => `${day} ${month} ${year} ж.`,
    dateWithTime: (date, time) => `${date}, ${time}`,
  },
  ky: {
    months: list('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'),
    monthsShort: list('янв. фев. мар. апр. май июн. июл. авг. сен. окт. ноя. дек.'),
    weekdays: list('Жекшемби Дүйшөмбү Шейшемби Шаршемби Бейшемби Жума Ишемби'),
    weekdaysShort: list('Жек Дүй Шейш Шарш Бейш Жума Ишм'),
    date: (day, month) => `${day}-${month}`,
    dateWithYear: (day, month, year) => `${year}-жыл ${day}-${month}`,
    dateWithTime: (date, time) => `${date}, ${time}`,
  },
  uz: {
    months: list('yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr'),
    monthsShort: list('yan fev mar apr may iyn iyl avg sen okt noy dek'),
    weekdays: list('Yakshanba Dushanba Seshanba Chorshanba Payshanba Juma Shanba'),
    weekdaysShort: list('Yak Dush Sesh Chor Pay Jum Shan'),
    date: (day, month) => `${day}-${month}`,
    dateWithYear: (day, month, year) => `${day}-${month}, ${year}`,
    dateWithTime: (date, time) => `${date}, ${time}`,
  },
}
