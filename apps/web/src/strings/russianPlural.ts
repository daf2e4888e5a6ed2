const rules = new Intl.PluralRules('ru')

/** `5 жалоб`: the number with the form of the noun that belongs to it. */
export function russianPlural(count: number, one: string, few: string, many: string): string {
  const form = rules.select(count)
  return `${count} ${form === 'one' ? one : form === 'few' ? few : many}`
}
