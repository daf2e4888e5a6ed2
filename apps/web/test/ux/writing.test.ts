import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { bubble, DESK, field, onFrameSent, openChat, visit, waitInPage, write } from '../browser.ts'
import { measured } from '../measured.ts'
import { useStage } from '../stage.ts'
import { createTrip, DRIVER, enter, PASSENGER } from './pair.ts'

const stage = useStage()

/** Measures from now on how long somebody is still shown as typing. */
async function untilQuiet(page: Page): Promise<() => Promise<number>> {
  const watched = await page.evaluateHandle(() => ({
    quiet: new Promise<number>((resolve) => {
      const began = performance.now()
      const look = () => {
        const isTyping = document.querySelector('.sg-typing')?.textContent.includes('typing')
        if (isTyping) requestAnimationFrame(look)
        else resolve(performance.now() - began)
      }
      look()
    }),
  }))
  return () => watched.evaluate(({ quiet }) => quiet)
}

it('[UX20] the field grows from one line to five, and scrolls from there on', async () => {
  const tripId = await createTrip(stage.product)
  const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...DESK })
  const heights: number[] = []
  for (const lines of [1, 2, 3, 4, 5, 6, 9]) {
    await field(page).fill(Array.from({ length: lines }, (_, n) => `line ${n}`).join('\n'))
    heights.push((await field(page).boundingBox())?.height ?? 0)
  }
  const [one = 0, two = 0, , , five = 0, six, nine] = heights
  const line = (five - two) / 3
  // One line stands in a field that is high enough for a thumb.
  expect(two).toBeGreaterThan(one)
  expect(heights.slice(1, 5)).toEqual([0, 1, 2, 3].map((more) => two + more * line))
  expect([six, nine]).toEqual([five, five])
  await field(page).fill('')
  expect((await field(page).boundingBox())?.height).toBe(one)
  measured(20, 'chromium', '1 to 5 lines', `${one} to ${five} px, ${line} px a line`)
  await context.close()
})

it('[UX21] a draft is kept at once, for this conversation, the next page and the other tabs', async () => {
  const [tripId, otherId] = [await createTrip(stage.product), await createTrip(stage.product)]
  const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...DESK })
  await field(page).pressSequentially('Half a thought', { delay: 5 })
  await waitInPage(page, 300)
  await page.reload()
  await openChat(page)
  await expect.poll(() => field(page).inputValue()).toBe('Half a thought')
  const tab = await context.newPage()
  await tab.goto(`${stage.product.url}/trips/${tripId}`)
  await openChat(tab)
  await expect.poll(() => field(tab).inputValue()).toBe('Half a thought')
  await tab.goto(`${stage.product.url}/trips/${otherId}`)
  await openChat(tab)
  await tab.waitForTimeout(300)
  expect(await field(tab).inputValue()).toBe('')
  measured(21, 'chromium', 'kept ≤ 300 ms', 'reload 300 ms after the last key: kept; other tab too')
  await context.close()
})

it('[UX22] typing is told every three seconds, ends by itself, and moves nothing', async () => {
  const tripId = await createTrip(stage.product, { count: 4 })
  const writer = await visit(stage, {
    ...{ as: PASSENGER, path: `/trips/${tripId}` },
    ...DESK,
  })
  const told: { name: string; at: number }[] = []
  onFrameSent(writer.page, (payload) => {
    const name = /"(typing:\w+)"/.exec(payload)?.[1]
    if (name) told.push({ name, at: performance.now() })
  })
  await writer.page.reload()
  await openChat(writer.page)
  const reader = await enter(stage, { as: DRIVER, tripId, ...DESK })
  const indicator = reader.page.getByText('Aida Bekova is typing…')
  const last = bubble(reader.page, `Message 4${', and a word about the road'.repeat(4)}`)
  await last.waitFor()
  // The panel has risen by then.
  await reader.page.waitForTimeout(500)
  const before = await last.boundingBox()
  await field(writer.page).pressSequentially('I am still writing, wait', { delay: 300 })
  await indicator.waitFor()
  expect(await last.boundingBox()).toEqual(before)
  const idle = await (await untilQuiet(reader.page))()
  await expect.poll(() => told.at(-1)?.name).toBe('typing:stop')
  const starts = told.filter(({ name }) => name === 'typing:start').map(({ at }) => at)
  const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? 0))
  expect(gaps.length).toBeGreaterThan(0)
  for (const gap of gaps) expect(gap).toBeGreaterThan(2_500)

  await field(writer.page).pressSequentially(' again')
  await indicator.waitFor()
  await write(writer.page, 'Done')
  await bubble(reader.page, 'Done').waitFor()
  expect(await indicator.isVisible()).toBe(false)

  await field(writer.page).pressSequentially('gone')
  await indicator.waitFor()
  const gone = await untilQuiet(reader.page)
  // Nothing more comes from this one, not even that it has stopped.
  await writer.context.setOffline(true)
  const dropped = await gone()
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`
  measured(
    22,
    'chromium',
    'again every 3 s, idle 3 s, dropped ≤ 6 s, 0 px',
    `${gaps.map(seconds).join(', ')}; ${seconds(idle)}; ${seconds(dropped)}; 0 px`,
  )
  await writer.context.close()
  await reader.context.close()
})

it('[UX23] characters are counted from nine tenths on, and nothing pasted is cut', async () => {
  const tripId = await createTrip(stage.product)
  const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...DESK })
  const counter = page.locator('.sg-counter')
  const send = page.getByRole('button', { name: 'Send', exact: true })
  await field(page).fill('a'.repeat(4_400))
  expect(await counter.count()).toBe(0)
  await field(page).fill('a'.repeat(4_600))
  expect(await counter.innerText()).toBe('400 characters left')
  const long = 'б'.repeat(6_000)
  await field(page).fill('')
  await field(page).evaluate((area, text) => {
    area.focus()
    document.execCommand('insertText', false, text)
  }, long)
  expect(await field(page).inputValue()).toBe(long)
  expect(await counter.innerText()).toMatch(/^1000 characters too many$/)
  expect(await send.isDisabled()).toBe(true)
  measured(23, 'chromium', 'from 90 %, paste kept', '400 left at 4,600; 6,000 of 6,000 kept')
  await context.close()
})
