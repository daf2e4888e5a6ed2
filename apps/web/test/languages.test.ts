import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFormats, dayOf } from '../../../packages/react/src/strings/formats.ts'
import { languages } from '../../../packages/react/src/strings/languages.ts'
import { launch } from './browser.ts'

const built = join(import.meta.dirname, '../../../packages/react/dist')
const page = `<script type="module">
  import { createFormats, dayOf } from '/strings/formats.js'
  import { languages } from '/strings/languages.js'
  globalThis.words = { createFormats, dayOf, languages }
</script>`

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const words = { createFormats, dayOf, languages }

/** Everything that is made of dates or counts; runs here and in the browser, so it imports nothing. */
function printAll({ createFormats, dayOf, languages }: typeof words) {
  const print = (locale: keyof typeof languages) => {
    const strings = languages[locale]
    const formats = createFormats(strings)
    const moments = Array.from({ length: 24 }, (_, n) => new Date(2026, n - 12, n + 1, n, n))
    const today = dayOf(new Date(2026, 4, 6, 12).getTime())
    const week = Array.from({ length: 9 }, (_, ago) => formats.day(today - ago, today))
    const dates = moments.flatMap((moment) => {
      const iso = moment.toISOString()
      const day = formats.day(dayOf(moment.getTime()), today)
      return [formats.time(iso), day, formats.brief(iso, today), formats.dateTime(iso)]
    })
    const counts = [0, 1, 2, 5, 21, 100].flatMap((count) => [
      strings.unreadMessages(count),
      strings.newMessages(count),
      strings.participants(count),
      strings.charactersLeft(count),
      strings.charactersOver(count),
    ])
    return [...week, ...dates, ...counts]
  }
  return { en: print('en'), ru: print('ru'), kk: print('kk'), ky: print('ky'), uz: print('uz') }
}

it('[LN3] prints the same dates and counts in Node and in Chromium, whatever its own language', async () => {
  const timezoneId = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const context = await browser.newContext({ locale: 'de-DE', timezoneId })
  await context.route('http://words.test/**', async (route) => {
    const file = new URL(route.request().url()).pathname
    if (file === '/') return route.fulfill({ contentType: 'text/html', body: page })
    const body = await readFile(join(built, file), 'utf8')
    return route.fulfill({ contentType: 'text/javascript', body })
  })
  const tab = await context.newPage()
  await tab.goto('http://words.test/')
  await tab.waitForFunction('globalThis.words')
  expect(await tab.evaluate(`(${printAll.toString()})(globalThis.words)`)).toEqual(printAll(words))
  await context.close()
})
