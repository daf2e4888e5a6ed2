export { dateWords, type DateWords } from './dateWords.ts'
export { dayText } from './dayText.ts'
export { nightsBetween, zonedTime, type ZonedTime } from './zonedTime.ts'
