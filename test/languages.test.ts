import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locales } from '../apps/web/src/strings/dictionaries.ts'
import { languagesPage } from '../scripts/languages/languagesPage.ts'
import { readTexts, type Place } from '../scripts/languages/readTexts.ts'

/** Texts that hold nothing but values, marks and names; they may be the same everywhere. */
const wordless: Record<Place, readonly string[]> = {
  widget: ['beginningHint', 'announce', 'dates.date'],
  pages: ['pageTitle', 'driver.departs', 'moderation.system', 'moderation.utc', 'dates.date'],
}

/** Words that a language spells as English does. */
const international: Partial<Record<string, readonly string[]>> = {
  uz: ['Spam', 'Moderator', 'Administrator'],
}

const places = ['widget', 'pages'] as const
const others = locales.filter((locale) => locale !== 'en')

describe.each(places)('the texts of the %s', (place) => {
  const english = readTexts(place, 'en')

  it.each(others)('[LN1] are complete in %s, with nothing left in English', (locale) => {
    const texts = readTexts(place, locale)
    expect([...texts.keys()]).toEqual([...english.keys()])
    const left = [...texts].filter(([key, text]) => {
      if (text === '') return true
      if (wordless[place].includes(key) || international[locale]?.includes(text)) return false
      return text === english.get(key)
    })
    expect(left).toEqual([])
  })

  it.each(['ru', 'kk', 'ky'] as const)('[LN4] mix no Latin letter into words of %s', (locale) => {
    const words = [...readTexts(place, locale).values()].flatMap((text) => text.split(/[\s«»]+/))
    expect(words.filter((word) => /\p{sc=Latn}/u.test(word) && /\p{sc=Cyrl}/u.test(word))).toEqual(
      [],
    )
  })

  it('[LN4] are Latin in Uzbek, with the letters oʻ and gʻ and the sign ʼ', () => {
    const texts = [...readTexts(place, 'uz').values()]
    expect(texts.filter((text) => /\p{sc=Cyrl}|['‘’`]/u.test(text))).toEqual([])
    expect(texts.filter((text) => /(?<![OoGg])ʻ|[OoGg]ʼ/.test(text))).toEqual([])
  })
})

it('[LN5] docs/languages.md shows what the dictionaries say; `npm run languages` writes it', () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/languages.md'), 'utf8')
  expect(page).toBe(languagesPage())
})
