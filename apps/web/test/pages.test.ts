import type { BrowserContext } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { dictionaries, locales } from '../src/strings/dictionaries.ts'
import type { Strings } from '../src/strings/en.ts'
import { bubble, DESK, openChat, PHONE, visit, write } from './browser.ts'
import { measured } from './measured.ts'
import { createRide } from './product.ts'
import { useStage } from './stage.ts'
import { violations } from './violations.ts'

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

const stage = useStage()

afterAll(() => {
  const { size } = complete
  measured(29, 'chromium', 'complete, 0 hydration errors', `${size} pages × languages, 0 errors`)
})

/** What was visited without a complaint; an error of hydration is one. */
const complete = new Set<string>()

/** Every page, with somebody who may see it and, where the page has one of its own, its heading. */
const pages: { path: string; as?: string; heading?: (strings: Strings) => string }[] = [
  { path: '/sign-in', heading: ({ signIn }) => signIn.title },
  { path: '/', as: 'aida@steppergo.test', heading: ({ trips }) => trips.title },
  { path: '/driver', as: 'nurlan@steppergo.test', heading: ({ driver }) => driver.title },
  {
    path: '/moderation',
    as: 'saule@steppergo.test',
    heading: ({ moderation }) => moderation.title,
  },
  { path: '/moderation', as: 'aida@steppergo.test' },
  {
    path: '/moderation/audit',
    as: 'erlan@steppergo.test',
    heading: ({ audit }) => audit.title,
  },
  {
    path: '/moderation/audit',
    as: 'saule@steppergo.test',
    heading: ({ audit }) => audit.deniedTitle,
  },
  {
    path: '/reports',
    as: 'dilnoza@steppergo.test',
    heading: ({ reports }) => reports.title,
  },
  { path: '/demo', heading: ({ demo }) => demo.title },
  { path: '/nowhere' },
]

/** Signs everybody in once: so many sign-ins a minute are refused. */
const sessions = new Map<string, Promise<StorageState>>()
async function signedIn(as: string) {
  const session = sessions.get(as) ?? openSession(as)
  sessions.set(as, session)
  return { storageState: await session }
}

async function openSession(as: string): Promise<StorageState> {
  const { context } = await visit(stage, { as, path: '/', ...DESK })
  const state = await context.storageState()
  await context.close()
  return state
}

/** Every page in every language once, by turns on a phone in the light and on a desk in the dark. */
const visits = pages.flatMap((page, row) =>
  locales.map((locale, column) => {
    const isPhone = (row + column) % 2 === 0
    return { ...page, locale, device: isPhone ? 'a phone, light' : 'a desk, dark', isPhone }
  }),
)

describe('every page in every language', () => {
  it.each(visits)(
    '[PG1] [UX29] $path as $as in $locale on $device is complete, accessible and complains of nothing',
    async ({ path, as, heading, locale, isPhone }) => {
      const size = isPhone ? PHONE : DESK
      const colorScheme = isPhone ? 'light' : 'dark'
      const settings = { ...size, colorScheme, locale, bypassCSP: true } as const
      const visitor = await visit(stage, { path, ...settings, ...(as ? await signedIn(as) : {}) })
      const title = visitor.page.getByRole('heading', { level: 1 }).first()
      await title.waitFor()
      if (heading) expect(await title.innerText()).toBe(heading(dictionaries[locale]))
      expect(await visitor.page.locator('html').getAttribute('lang')).toBe(locale)
      const showsChat = path === '/demo' || (path === '/driver' && !isPhone)
      // A list's one Tab stop is there as soon as its rows are; on a desk the demo has two lists.
      const stops = visitor.page.locator('.sg-row[tabindex="0"]')
      if (showsChat) await stops.nth(path === '/demo' && !isPhone ? 1 : 0).waitFor()
      expect(await violations(visitor.page)).toEqual([])
      const width = await visitor.page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(size.viewport.width)
      expect(visitor.complaints).toEqual([])
      complete.add(`${path} ${as} ${locale}`)
      await visitor.context.close()
    },
  )

  it.each(locales)(
    '[PG1] the menu in %s fits a phone, and changes the language',
    async (locale) => {
      const { header, languageName } = dictionaries[locale]
      const { page, context, complaints } = await visit(stage, {
        path: '/sign-in',
        ...PHONE,
      })
      await page.getByRole('button', { name: dictionaries.en.header.menu }).click()
      await page.getByText(languageName, { exact: true }).click()
      await page.getByRole('group', { name: header.language, exact: true }).waitFor()
      await page.locator(`html[lang=${locale}]`).waitFor()
      const menu = page.locator('#site-menu')
      expect(await menu.evaluate((box) => box.scrollWidth - box.clientWidth)).toBe(0)
      expect(complaints).toEqual([])
      await context.close()
    },
  )
})

describe('who may see what', () => {
  it('[PG2] a visitor is asked to sign in, and lands where they wanted', async () => {
    const { page, context } = await visit(stage, { path: '/driver', ...DESK })
    await page.waitForURL(/\/sign-in\?next=%2Fdriver/)
    await page.getByRole('button', { name: /Nurlan Akhmetov/ }).click()
    await page.waitForURL(/\/driver$/)
    await context.close()
  })

  it('[PG3] an outsider sees the customer’s words and no chat', async () => {
    const ride = await createRide(stage.product, {
      driver: 'nurlan@steppergo.test',
      passenger: 'aida@steppergo.test',
    })
    const path = `/trips/${ride.tripId}`
    const { page, context } = await visit(stage, {
      as: 'ruslan@steppergo.test',
      path,
      ...DESK,
    })
    await page.getByText('Access denied to this conversation').waitFor()
    expect(await page.getByRole('button', { name: /^Open chat/ }).count()).toBe(0)
    await context.close()
  })

  it('[PG4] pages carry the security headers, and their scripts a nonce', async () => {
    for (const path of ['/sign-in', '/nowhere', '/api/openapi.json']) {
      const { headers } = await fetch(stage.product.url + path)
      expect(headers.get('content-security-policy')).toMatch(/default-src '(self|none)'/)
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBeTruthy()
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })
})

describe('moderation', () => {
  it('[PG5] a report rings the moderator; hiding and restoring reach everyone live', async () => {
    const ride = await createRide(stage.product, {
      driver: 'nurlan@steppergo.test',
      passenger: 'aida@steppergo.test',
    })
    const path = `/trips/${ride.tripId}`
    const driver = await visit(stage, { as: 'nurlan@steppergo.test', path, ...DESK })
    const passenger = await visit(stage, { as: 'aida@steppergo.test', path, ...PHONE })
    const moderator = await visit(stage, {
      as: 'saule@steppergo.test',
      path: '/moderation',
      ...DESK,
    })
    await openChat(driver.page)
    await openChat(passenger.page)
    await write(driver.page, 'Pay me in cash now')
    const reported = bubble(passenger.page, 'Pay me in cash now')
    await reported.waitFor()

    await passenger.page.getByRole('button', { name: 'Message actions' }).last().click()
    await passenger.page.getByRole('menuitem', { name: 'Report' }).click()
    await passenger.page.getByText('Fraud or payment outside the service').click()
    await passenger.page.getByLabel('Comment (optional)').fill('Not what we agreed')
    await passenger.page.getByRole('button', { name: 'Send report' }).click()
    await passenger.page.getByText('Thank you, the report has been sent').waitFor()

    const card = moderator.page.getByRole('article').filter({ hasText: 'Not what we agreed' })
    await card.waitFor()
    await card.getByText('Pay me in cash now').waitFor()
    await card.getByRole('button', { name: 'Hide message' }).click()
    for (const { page } of [driver, passenger]) {
      await page.getByText('Message hidden by a moderator').waitFor()
      expect(await page.getByText('Pay me in cash now').count()).toBe(0)
    }
    await card.getByRole('button', { name: 'Restore message' }).click()
    await bubble(driver.page, 'Pay me in cash now').waitFor()
    for (const { context, complaints } of [driver, passenger, moderator]) {
      expect(complaints).toEqual([])
      await context.close()
    }
  })
})

describe('the demo', () => {
  it('[PG6] driver and passenger talk side by side in one window', async () => {
    const { page, context } = await visit(stage, { path: '/demo', ...DESK })
    const fields = page.getByRole('textbox', { name: 'Message' })
    await expect.poll(() => fields.count()).toBe(2)
    await fields.first().fill('Can you hear me?')
    // As soon as the page lives; what was typed before is kept.
    await page.getByRole('button', { name: 'Send', exact: true }).first().click()
    await expect.poll(() => bubble(page, 'Can you hear me?').count()).toBe(2)
    await context.close()
  })
})
