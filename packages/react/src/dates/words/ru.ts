import type { DateWords } from '../dateWords.ts'

export const ru: DateWords = {
  months: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(
    ' ',
  ),
  monthsShort: 'янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'.split(' '),
  weekdays: 'Воскресенье Понедельник Вторник Среда Четверг Пятница Суббота'.split(' '),
  weekdaysShort: 'Вс Пн Вт Ср Чт Пт Сб'.split(' '),
  date: (day, month) => `${day} ${month}`,
  dateWithYear: (day, month, year) => `${day} ${month} ${year} г.`,
  dateWithTime: (date, time) => `${date} в ${time}`,
}
