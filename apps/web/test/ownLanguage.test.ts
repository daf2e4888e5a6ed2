import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { languages } from '../../../packages/react/src/strings/languages.ts'
import { dictionaries, locales, type Locale } from '../src/strings/dictionaries.ts'
import { DESK, PHONE, visit } from './browser.ts'
import { useStage } from './stage.ts'
import { createTrip, DRIVER, PASSENGER } from './ux/pair.ts'

const stage = useStage()

const RUSSIAN = { locale: 'ru-RU' }
const { ru, kk } = languages

/** In which of the widget's languages a script speaks. */
const spokenIn = (script: string) =>
  locales.filter((locale) => script.includes(languages[locale].composerPlaceholder))

interface Words {
  /** Once for every attempt to load words, in their languages. */
  asked: Locale[]
  /** Lets through what comes from now on, and what was kept. */
  release: () => void
}

/** Stands between a page and the words of the widget; lets those of other languages through. */
async function watchWords(page: Page, held?: { locale: Locale; by: 'waiting' | 'refusal' }) {
  const words: Words = { asked: [], release: () => undefined }
  let isReleased = false
  const released = new Promise<void>((resolve) => {
    words.release = () => {
      isReleased = true
      resolve()
    }
  })
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const response = await route.fetch()
    const spoken = spokenIn(await response.text())
    words.asked.push(...spoken)
    if (held && spoken.includes(held.locale) && !isReleased) {
      if (held.by === 'refusal') return route.abort()
      await released
    }
    return route.fulfill({ response })
  })
  return words
}

/** From the first frame of the next page on: what fields have said that one can write in them. */
const watchFields = (page: Page) =>
  page.addInitScript(() => {
    const seen = new Set<string>()
    Object.assign(globalThis, { seen })
    const look = () => {
      for (const { placeholder } of document.querySelectorAll('textarea')) seen.add(placeholder)
      requestAnimationFrame(look)
    }
    look()
  })

const seenFields = (page: Page) =>
  page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen])

it('[UI8] a visitor loads the words of their own language and of no other', async () => {
  const tripId = await createTrip(stage.product, { count: 3 })
  const { page, context } = await visit(stage, {
    path: '/sign-in',
    as: PASSENGER,
    ...DESK,
    ...RUSSIAN,
  })
  const { asked } = await watchWords(page)
  await page.goto(`/trips/${tripId}`)
  await page.getByRole('button', { name: /^Открыть чат/ }).click()
  await page.getByRole('textbox', { name: ru.composerLabel }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(asked).toEqual(['ru'])
  await context.close()
})

it('[UI8] a chat that the server has rendered says nothing in another language, however late the words are', async () => {
  const tripId = await createTrip(stage.product, { count: 3 })
  const visitor = await visit(stage, { path: '/sign-in', as: DRIVER, ...PHONE, ...RUSSIAN })
  const { page, context, complaints } = visitor
  const words = await watchWords(page, { locale: 'ru', by: 'waiting' })
  await watchFields(page)
  const answer = await page.goto(`/driver?trip=${tripId}`)
  expect(await answer?.text()).toContain(ru.composerPlaceholder)
  await expect.poll(() => words.asked).toEqual(['ru'])
  expect(await seenFields(page)).toEqual([ru.composerPlaceholder])
  expect(await page.getByRole('textbox', { name: ru.composerLabel }).count()).toBe(1)
  words.release()
  await page.locator('.sg-row').first().waitFor()
  expect(await seenFields(page)).toEqual([ru.composerPlaceholder])
  expect(complaints).toEqual([])
  await context.close()
})

it('[UI8] a change of language while a chat is open keeps what is written in it', async () => {
  const tripId = await createTrip(stage.product, { count: 3 })
  const visitor = await visit(stage, {
    path: `/trips/${tripId}`,
    as: PASSENGER,
    ...DESK,
    ...RUSSIAN,
  })
  const { page, context, complaints } = visitor
  const words = await watchWords(page, { locale: 'kk', by: 'waiting' })
  await page.getByRole('button', { name: /^Открыть чат/ }).click()
  const russian = page.getByRole('textbox', { name: ru.composerLabel })
  await russian.fill('Подождите')
  await page.getByRole('button', { name: new RegExp(`^${dictionaries.ru.header.menu}`) }).click()
  await page.getByText(dictionaries.kk.languageName, { exact: true }).click()
  await page.locator('html[lang=kk]').waitFor()
  await expect.poll(() => words.asked).toEqual(['ru', 'kk'])
  expect(await russian.inputValue()).toBe('Подождите')
  words.release()
  const kazakh = page.getByRole('textbox', { name: kk.composerLabel })
  await expect.poll(() => kazakh.inputValue()).toBe('Подождите')
  expect(complaints).toEqual([])
  await context.close()
})

it('[UI9] words that do not come through are asked for again, and nothing breaks meanwhile', async () => {
  const tripId = await createTrip(stage.product, { count: 3 })
  const visitor = await visit(stage, { path: '/sign-in', as: PASSENGER, ...DESK, ...RUSSIAN })
  const { page, context, complaints } = visitor
  const words = await watchWords(page, { locale: 'ru', by: 'refusal' })
  await watchFields(page)
  await page.goto(`/trips/${tripId}`)
  const button = page.getByRole('button', { name: /^Открыть чат/ })
  await button.click()
  await expect.poll(() => words.asked.length).toBeGreaterThanOrEqual(2)
  expect(await button.isVisible()).toBe(true)
  words.release()
  await page.getByRole('textbox', { name: ru.composerLabel }).fill('Я здесь')
  expect(await seenFields(page)).toEqual([ru.composerPlaceholder])
  expect(complaints).toEqual([])
  await context.close()
})
