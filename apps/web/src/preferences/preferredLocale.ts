import { isLocale, type Locale } from '../strings/dictionaries.ts'

/** The first language of an Accept-Language header we speak, by the visitor's own weights. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return {
        language: tag.toLowerCase().split('-')[0],
        weight: weight === undefined ? 1 : Number(weight.trim().slice(2)) || 0,
      }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { language, weight } of wishes) {
    if (weight > 0 && isLocale(language)) return language
  }
  return 'en'
}
