import { expect, it } from 'vitest'
import { preferredLocale } from './preferredLocale.ts'

it.each([
  [null, 'en'],
  ['', 'en'],
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['en;q=0.5, ru;q=0.9', 'ru'],
  ['kk-KZ, ru;q=0.7, en;q=0.3', 'kk'],
  ['tg, ky-KG;q=0.8, ru;q=0.7', 'ky'],
  ['uz-Latn-UZ', 'uz'],
  ['de, fr;q=0.5', 'en'],
  ['ru;q=0, en', 'en'],
  ['*;q=0.1', 'en'],
  [';;;,q=,ru;q=x', 'en'],
])('[WE4] answers %j with %s', (header, locale) => {
  expect(preferredLocale(header)).toBe(locale)
})
