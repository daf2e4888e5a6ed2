import type { DateWords } from '../dateWords.ts'

export const uz: DateWords = {
  months: 'yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr'.split(' '),
  monthsShort: 'yan fev mar apr may iyn iyl avg sen okt noy dek'.split(' '),
  weekdays: 'Yakshanba Dushanba Seshanba Chorshanba Payshanba Juma Shanba'.split(' '),
  weekdaysShort: 'Yak Dush Sesh Chor Pay Jum Shan'.split(' '),
  date: (day, month) => `${day}-${month}`,
  dateWithYear: (day, month, year) => `${day}-${month}, ${year}`,
  dateWithTime: (date, time) => `${date}, ${time}`,
}
