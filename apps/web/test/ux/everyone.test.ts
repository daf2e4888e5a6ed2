import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { bubble, DESK, field, openChat, PHONE, visit, write } from '../browser.ts'
import { measured } from '../measured.ts'
import { useStage } from '../stage.ts'
import { createTrip, DRIVER, enter, PASSENGER } from './pair.ts'

const stage = useStage()

/** What has the focus: the text of a row, else the name of a control. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: element } = document
    const text = element?.classList.contains('sg-row') && element.querySelector('.sg-text')
    return text ? text.textContent : (element?.getAttribute('aria-label') ?? element?.textContent)
  })

it('[UX24] the list is one stop of the Tab key, and everything within is reached by keys', async () => {
  const tripId = await createTrip(stage.product, { count: 120 })
  const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...DESK })
  await page.getByText(/^Message 120/).waitFor()
  const { keyboard } = page
  const walked: (string | null | undefined)[] = []
  const press = async (key: string, expected: RegExp) => {
    await keyboard.press(key)
    await expect.poll(() => focused(page)).toMatch(expected)
    walked.push(key)
  }
  await expect.poll(() => focused(page)).toBe('Message')
  // Backwards over the quick replies, whose number is not this test's.
  for (let index = 0; index < 10 && !/^Message \d/.test((await focused(page)) ?? ''); index += 1) {
    await keyboard.press('Shift+Tab')
  }
  await expect.poll(() => focused(page)).toMatch(/^Message 120/)
  await press('ArrowUp', /^Message 119/)
  await press('ArrowDown', /^Message 120/)
  await press('Home', /^Message 71/)
  await press('End', /^Message 120/)
  await press('ArrowUp', /^Message 119/)
  await press('Enter', /^Message actions$/)
  await press('Escape', /^Message 119/)
  await press('Enter', /^Message actions$/)
  await press('Enter', /^Copy$/)
  await press('ArrowDown', /^Report$/)
  await keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Report message' }).waitFor()
  await keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Report message' }).waitFor({ state: 'detached' })
  expect(await page.locator('.sg-panel').count()).toBe(1)
  // From the control to its row, and from there out of the list.
  await press('Shift+Tab', /^Message 119/)
  await press('Shift+Tab', /^Close chat$/)
  await keyboard.press('Escape')
  await page.locator('.sg-panel').waitFor({ state: 'detached' })
  measured(
    24,
    'chromium',
    'one stop; arrows, Home, End, Enter, Escape',
    `${walked.length} of 12 keys`,
  )
  await context.close()
})

it('[UX25] two live regions tell of what comes in, together, and of nothing else', async () => {
  const tripId = await createTrip(stage.product, { count: 120 })
  const reader = await enter(stage, { as: PASSENGER, tripId, ...DESK })
  const writer = await enter(stage, { as: DRIVER, tripId, ...DESK })
  await reader.page.getByText(/^Message 120/).waitFor()
  const chat = reader.page.locator('.sg-chat')
  expect(await chat.locator('[aria-live]').count()).toBe(2)
  expect(await chat.locator('.sg-list[aria-live], .sg-list[role=log]').count()).toBe(0)
  const said = await chat.locator('[aria-live=polite]').evaluateHandle((region) => {
    const words: { text: string; at: number }[] = []
    const note = () => words.push({ text: region.textContent, at: performance.now() })
    new MutationObserver(note).observe(region, { childList: true })
    return words
  })
  await write(reader.page, 'my own')
  await reader.page.locator('.sg-scroller').evaluate((list) => void (list.scrollTop = 300))
  for (const text of ['one', 'two', 'three']) await write(writer.page, text)
  const all = 'Nurlan Akhmetov: one. Nurlan Akhmetov: two. Nurlan Akhmetov: three'
  const heard = async () => (await said.jsonValue()).map(({ text }) => text).join('. ')
  await expect.poll(heard).toBe(all)
  await reader.page.waitForTimeout(1_500)
  expect(await heard()).toBe(all)
  const words = await said.jsonValue()
  const gaps = words.slice(1).map(({ at }, index) => at - (words[index]?.at ?? 0))
  for (const gap of gaps) expect(gap).toBeGreaterThan(950)
  measured(
    25,
    'chromium',
    '≤ 1 a second, own and older silent',
    `3 messages said ${words.length} ×`,
  )
  await reader.context.close()
  await writer.context.close()
})

it('[UX26] targets are 44 pixels on touch and 24 otherwise', async () => {
  const tripId = await createTrip(stage.product, { count: 6 })
  const sizes: string[] = []
  for (const [device, least] of [
    [PHONE, 44],
    [DESK, 24],
  ] as const) {
    const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...device })
    await page.getByText(/^Message 6/).waitFor()
    const small = await page.locator('.sg-chat').evaluate((chat, least) => {
      const targets = [...chat.querySelectorAll<HTMLElement>('button, a, textarea, [role=button]')]
      const sizes = targets
        .filter((target) => target.checkVisibility())
        .map((target) => {
          const { width, height } = target.getBoundingClientRect()
          return { name: target.ariaLabel ?? target.textContent, side: Math.min(width, height) }
        })
      return {
        below: sizes.filter(({ side }) => side < least),
        least: Math.min(...sizes.map(({ side }) => side)),
      }
    }, least)
    expect(small.below).toEqual([])
    sizes.push(`${small.least} px`)
    await context.close()
  }
  measured(26, 'chromium', 'targets ≥ 44 px on touch, ≥ 24 px else', sizes.join(', '))
})

it('[UX27] opening puts the focus into the composer, on touch on the heading; closing gives it back', async () => {
  const tripId = await createTrip(stage.product)
  const desk = await enter(stage, { as: PASSENGER, tripId, ...DESK })
  expect(await focused(desk.page)).toBe('Message')
  await desk.page.keyboard.press('Escape')
  await expect.poll(() => focused(desk.page)).toMatch(/^Open chat/)
  await desk.context.close()
  const phone = await enter(stage, { as: PASSENGER, tripId, ...PHONE })
  expect(await focused(phone.page)).toBe('Almaty → Taraz')
  await phone.page.getByRole('button', { name: 'Close chat' }).click()
  await expect.poll(() => focused(phone.page)).toMatch(/^Open chat/)
  measured(27, 'chromium', 'composer; heading on touch; back', 'composer; heading; launcher')
  await phone.context.close()
})

it('[UX28] a phone shows the chat over all of its screen, and Back closes it alone', async () => {
  const tripId = await createTrip(stage.product, { count: 30 })
  const path = `/trips/${tripId}`
  const { page, context } = await visit(stage, { as: PASSENGER, path: '/', ...PHONE })
  await page.goto(path)
  await openChat(page)
  // It comes up in a few frames.
  await expect
    .poll(() => page.locator('.sg-panel').boundingBox())
    .toEqual({ x: 0, y: 0, width: 390, height: 844 })
  const gap = () =>
    page.locator('.sg-composer').evaluate((composer) => {
      const viewport = globalThis.visualViewport
      const bottom = (viewport?.offsetTop ?? 0) + (viewport?.height ?? 0)
      return Math.abs(composer.getBoundingClientRect().bottom - bottom)
    })
  await expect.poll(gap).toBeLessThanOrEqual(1)
  const size = await field(page).evaluate((area) => parseFloat(getComputedStyle(area).fontSize))
  expect(size).toBeGreaterThanOrEqual(16)
  // As when the keyboard has come up.
  await page.setViewportSize({ width: 390, height: 500 })
  await expect.poll(gap).toBeLessThanOrEqual(1)
  await page.goBack()
  await page.locator('.sg-panel').waitFor({ state: 'detached' })
  expect(new URL(page.url()).pathname).toBe(path)
  measured(28, 'chromium', 'whole screen, composer at its end ±1 px, ≥ 16 px', `0 px, ${size} px`)
  await context.close()
})

it('[UX30] times of a trip are those of its place, wherever the device is', async () => {
  const tripId = await createTrip(stage.product, { count: 1 })
  const [row] = await stage.product.database.query(
    'SELECT "departureAt" FROM "Trip" WHERE "id" = $1',
    [tripId],
  )
  const there = new Intl.DateTimeFormat('en-GB', {
    ...{ hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Almaty' },
  }).format(row?.departureAt as Date)
  const { page, context, complaints } = await enter(stage, {
    ...{ as: PASSENGER, tripId },
    ...DESK,
    ...{ timezoneId: 'America/New_York' },
  })
  await bubble(page, 'Message 1, and a word about the road').waitFor()
  expect(await page.locator('.sg-trip time').innerText()).toContain(`${there} (GMT+5)`)
  expect(await page.locator('main').innerText()).toContain(there)
  expect(complaints).toEqual([])
  measured(30, 'chromium', 'the zone of the trip', `${there} (GMT+5) in New York`)
  await context.close()
})
