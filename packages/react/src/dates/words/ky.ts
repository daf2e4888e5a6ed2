import type { DateWords } from '../dateWords.ts'

export const ky: DateWords = {
  months: 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(
    ' ',
  ),
  monthsShort: 'янв. фев. мар. апр. май июн. июл. авг. сен. окт. ноя. дек.'.split(' '),
  weekdays: 'Жекшемби Дүйшөмбү Шейшемби Шаршемби Бейшемби Жума Ишемби'.split(' '),
  weekdaysShort: 'Жек Дүй Шейш Шарш Бейш Жума Ишм'.split(' '),
  date: (day, month) => `${day}-${month}`,
  dateWithYear: (day, month, year) => `${year}-жыл ${day}-${month}`,
  dateWithTime: (date, time) => `${date}, ${time}`,
}
