const english = new Intl.PluralRules('en')
const russian = new Intl.PluralRules('ru')

export const countEnglish = (amount: number, one: string, other: string) =>
  `${amount} ${english.select(amount) === 'one' ? one : other}`

/** Russian has three forms: 1 сообщение, 2 сообщения, 5 сообщений. */
export function countRussian(amount: number, one: string, few: string, many: string): string {
  const rule = russian.select(amount)
  return `${amount} ${rule === 'one' ? one : rule === 'few' ? few : many}`
}
