import { expect, it } from 'vitest'
import { dictionaries } from './dictionaries.ts'

const COUNTS = [0, 1, 2, 5, 21, 100]

it.each([
  [
    'en',
    ['reports', 'report', 'reports', 'reports', 'reports', 'reports'].map((noun) => `open ${noun}`),
  ],
  [
    'ru',
    [
      'открытых жалоб',
      'открытая жалоба',
      'открытые жалобы',
      'открытых жалоб',
      'открытая жалоба',
      'открытых жалоб',
    ],
  ],
  ['kk', COUNTS.map(() => 'ашық шағым')],
  ['ky', COUNTS.map(() => 'ачык даттануу')],
  ['uz', COUNTS.map(() => 'ta ochiq shikoyat')],
] as const)('[UI36] counts reports in %s', (locale, nouns) => {
  expect(COUNTS.map(dictionaries[locale].moderation.open)).toEqual(
    nouns.map((noun, index) => `${COUNTS[index]} ${noun}`),
  )
})

it('[LN1] names every language in itself', () => {
  expect(Object.values(dictionaries).map(({ languageName }) => languageName)).toEqual([
    'English',
    'Русский',
    'Қазақша',
    'Кыргызча',
    'Oʻzbekcha',
  ])
})
