import type { DateWords } from '../dateWords.ts'

export const kk: DateWords = {
  months:
    'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' '),
  monthsShort: 'қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел.'.split(' '),
  weekdays: 'Жексенбі Дүйсенбі Сейсенбі Сәрсенбі Бейсенбі Жұма Сенбі'.split(' '),
  weekdaysShort: 'Жс Дс Сс Ср Бс Жм Сб'.split(' '),
  date: (day, month) => `${day} ${month}`,
  dateWithYear: (day, month, year) => `${day} ${month} ${year} ж.`,
  dateWithTime: (date, time) => `${date}, ${time}`,
}
