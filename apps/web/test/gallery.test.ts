import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { languages } from '../../../packages/react/src/strings/languages.ts'
import { locales } from '../src/strings/dictionaries.ts'
import { DESK, visit, type Visitor } from './browser.ts'
import { measured } from './measured.ts'
import { useStage } from './stage.ts'
import { violations } from './violations.ts'

/** 1280 × 1024 at 400 %. */
const ZOOMED = { viewport: { width: 320, height: 256 } }
const NARROW = { viewport: { width: 320, height: 800 } }
const STILL_MS = 10

const stage = useStage()

afterAll(() => {
  measured(26, 'chromium', '0 violations in 10 looks', `0 in ${accessible.size} of ${looks.length}`)
})

async function openGallery(
  query: Record<string, string>,
  settings: BrowserContextOptions & typeof DESK = DESK,
): Promise<Visitor> {
  const path = `/gallery?${new URLSearchParams(query).toString()}`
  const visitor = await visit(stage, { path, bypassCSP: true, ...settings })
  // The list's one Tab stop is there as soon as its rows are.
  const drawn = visitor.page.locator('.sg-row[tabindex="0"], .sg-driving, .sg-inbox')
  await drawn.first().waitFor()
  return visitor
}

/** The dark ones far from the server's own clocks. */
const { en } = languages

/** Which looks axe found nothing in. */
const accessible = new Set<string>()

const looks = (['light', 'dark'] as const).flatMap((theme) =>
  locales.map((locale) => ({
    ...{ theme, locale },
    timezoneId: theme === 'light' ? 'Asia/Almaty' : 'America/Los_Angeles',
  })),
)

it.each(looks)(
  '[UX26] every state in $locale in the $theme is accessible and complains of nothing',
  async ({ theme, locale, timezoneId }) => {
    const { page, context, complaints } = await openGallery(
      { theme, locale },
      { ...DESK, timezoneId },
    )
    await page.locator('.sg-driving').last().waitFor()
    expect(await page.locator('.sg-root').first().getAttribute('lang')).toBe(locale)
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
    accessible.add(`${theme} ${locale}`)
    await context.close()
  },
)

it('[UX35] each state has words of its own', async () => {
  const { page, context } = await openGallery({ locale: 'en' })
  const states = {
    'chat-empty': en.emptyTitle,
    'chat-error': en.errorTitle,
    'chat-no-access': en.noAccessTitle,
    'chat-signed-out': en.signedOutTitle,
    'chat-offline': en.offline,
    'chat-reconnecting': en.connecting,
    'chat-closed': en.closedHint,
    'chat-suspended': en.suspendedTitle,
  }
  for (const [id, words] of Object.entries(states)) {
    await page.locator(`#${id}`).getByText(words).waitFor()
  }
  await page.locator('#chat-loading').getByRole('img', { name: en.loading }).waitFor()
  expect(await page.locator('#chat-error').innerText()).toMatch(/Reference: \S+/)
  measured(35, 'chromium', 'a state for each', `${Object.keys(states).length + 1} of 9`)
  await context.close()
})

const openMenuOf = async (page: Page, text: string) => {
  const row = page.locator('.sg-row', { hasText: text })
  await row.hover()
  await row.getByRole('button', { name: en.messageActions }).click()
}

/** The windows above a chat, and how a person comes there. */
const dialogs: { title: string; open: (page: Page) => Promise<void> }[] = [
  {
    title: en.reportTitle,
    async open(page) {
      await openMenuOf(page, 'он бес минуттан кейін')
      await page.getByRole('menuitem', { name: en.report }).click()
    },
  },
  {
    title: en.blockTitle('Нұрлан Ахметов'),
    async open(page) {
      await openMenuOf(page, 'он бес минуттан кейін')
      await page.getByRole('menuitem', { name: en.block('Нұрлан Ахметов') }).click()
    },
  },
  {
    title: en.infoTitle,
    async open(page) {
      await openMenuOf(page, en.quickReplies.coming)
      await page.getByRole('menuitem', { name: en.info }).click()
    },
  },
  {
    title: en.shortcutsTitle,
    async open(page) {
      await page.locator('.sg-row[tabindex="0"]').focus()
      await page.keyboard.press('Shift+?')
    },
  },
]

it.each(looks.filter(({ locale }) => locale === 'en'))(
  '[UX26] the windows above a chat in the $theme are accessible',
  async ({ theme }) => {
    const { page, context, complaints } = await openGallery({
      ...{ theme, locale: 'en', specimen: 'chat-group' },
    })
    for (const { title, open } of dialogs) {
      await open(page)
      const dialog = page.getByRole('dialog', { name: title })
      await dialog.waitFor()
      expect(await violations(page, 'dialog'), title).toEqual([])
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    expect(complaints).toEqual([])
    await context.close()
  },
)

it('[UX26] nothing scrolls sideways on 320 pixels', async () => {
  const { page, context } = await openGallery({ locale: 'ru' }, NARROW)
  expect(await page.evaluate(() => document.scrollingElement?.scrollWidth)).toBeLessThanOrEqual(320)
  await context.close()
})

it('[UX26] forced colours show the ticks, and reduced motion moves nothing', async () => {
  const { page, context, complaints } = await openGallery(
    { locale: 'en' },
    { ...DESK, forcedColors: 'active', reducedMotion: 'reduce' },
  )
  expect(await page.locator('figure:visible').count()).toBe(await page.locator('figure').count())
  const ticks = page.locator('#chat-two .sg-ticks')
  const readLooks = () => ticks.evaluateAll(looksOfTicks)
  const names = async () => (await readLooks()).map(({ name }) => name.replace(/ \d\d:\d\d$/, ''))
  // The last row is there some frames before the others.
  await expect
    .poll(async () => new Set(await names()))
    .toEqual(new Set([en.sending, en.sent, en.delivered, en.read]))
  const looks = await readLooks()
  expect(new Set(looks.map(({ shape }) => shape)).size).toBe(4)
  expect(looks.filter(({ stroke, ground }) => stroke === ground)).toEqual([])
  expect(await page.evaluate(movingElements, STILL_MS)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

/** Runs in the browser, so it uses nothing from outside. */
function looksOfTicks(ticks: Element[]) {
  return ticks.map((tick) => {
    const path = tick.querySelector('path')
    const bubble = tick.closest('.sg-bubble')
    if (!path || !bubble) throw new Error('A tick without a path or a bubble')
    return {
      name: tick.getAttribute('aria-label') ?? '',
      shape: tick.innerHTML.replace(/<title>.*<\/title>/, ''),
      stroke: getComputedStyle(path).stroke,
      ground: getComputedStyle(bubble).backgroundColor,
    }
  })
}

/** The same; what moves longer than this. */
function movingElements(longestMs: number): string[] {
  return document
    .getAnimations()
    .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > longestMs)
    .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.className ?? '') : ''))
}

it('[UX26] at 400 percent the composer is in view and can be written in', async () => {
  const { page, context } = await openGallery({ locale: 'ru', specimen: 'chat-two' }, ZOOMED)
  const field = page.getByRole('textbox')
  await field.focus()
  expect(await isWhollyInView(field)).toBe(true)
  await page.keyboard.type('Уже еду')
  expect(await field.inputValue()).toBe('Уже еду')
  expect(await isWhollyInView(field)).toBe(true)
  expect(await isWhollyInView(page.getByRole('button', { name: languages.ru.send }))).toBe(true)
  await context.close()
})

/** In the viewport, and covered by nothing. */
function isWhollyInView(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect()
    const isInside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    const topmost = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    return isInside && element.contains(topmost)
  })
}
