import { describe, expect, it } from 'vitest'
import { bubble, DESK, onFrameSent, openChat, ticks, visit, write } from '../browser.ts'
import { measured } from '../measured.ts'
import { useStage } from '../stage.ts'
import { createTrip, DRIVER, enter, PASSENGER } from './pair.ts'

const stage = useStage()

const as = PASSENGER

describe('what is unread', () => {
  it('[UX15] keeps its separator while the panel is open, never above an own message', async () => {
    const tripId = await createTrip(stage.product, { count: 21, readUpTo: { [PASSENGER]: 19 } })
    const { page, context } = await enter(stage, { as, tripId, ...DESK })
    const separator = page.getByText('New messages', { exact: true })
    await separator.waitFor()
    const under = () =>
      page.locator('.sg-unread-line + .sg-row').evaluate((row) => ({
        isOwn: row.hasAttribute('data-sg-own'),
        text: row.querySelector('.sg-text')?.textContent ?? '',
      }))
    expect(await under()).toEqual({ isOwn: false, text: 'Message 21' })
    await write(page, 'I have read it')
    await expect.poll(() => ticks(page, 'I have read it').getAttribute('aria-label')).toBe('Sent')
    expect(await under()).toEqual({ isOwn: false, text: 'Message 21' })
    measured(15, 'chromium', 'stays, above the first of somebody else', 'stays above message 21')
    await context.close()
  })

  it('[UX16] is read once it was looked at, at most once a second', async () => {
    const tripId = await createTrip(stage.product)
    const { page, context } = await visit(stage, {
      ...{ as, path: `/trips/${tripId}` },
      ...DESK,
    })
    const reports: string[] = []
    onFrameSent(page, (payload) => {
      if (payload.includes('"messages:read"')) reports.push(payload)
    })
    await page.reload()
    await openChat(page)
    const writer = await enter(stage, { as: DRIVER, tripId, ...DESK })
    const look = (state: DocumentVisibilityState) =>
      page.evaluate((shown) => {
        Object.defineProperty(document, 'visibilityState', { value: shown, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, state)
    await look('hidden')
    await write(writer.page, 'unseen')
    await bubble(page, 'unseen').waitFor()
    await page.waitForTimeout(1_500)
    expect(reports).toEqual([])
    await expect
      .poll(() => ticks(writer.page, 'unseen').getAttribute('aria-label'))
      .toBe('Delivered')
    await look('visible')
    await expect
      .poll(() => ticks(writer.page, 'unseen').getAttribute('aria-label'))
      .toMatch(/^Read/)
    reports.length = 0
    const began = performance.now()
    for (let index = 0; index < 12; index += 1) {
      await write(writer.page, `quick ${index}`)
      await page.waitForTimeout(200)
    }
    await expect
      .poll(() => ticks(writer.page, 'quick 11').getAttribute('aria-label'))
      .toMatch(/^Read/)
    const seconds = (performance.now() - began) / 1_000
    expect(reports.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1)
    const upTo = reports.map((frame) => Number(/"upToSeq":(\d+)/.exec(frame)?.[1]))
    expect(upTo).toEqual([...upTo].sort((a, b) => a - b))
    const rate = `${reports.length} reports in ${seconds.toFixed(1)} s`
    measured(16, 'chromium', 'none unseen, ≤ 1 a second, monotonic', `0 unseen, ${rate}`)
    await context.close()
    await writer.context.close()
  })

  it('[UX17] groups five minutes of one sender, names days, and turns at midnight by itself', async () => {
    const tripId = await createTrip(stage.product)
    const { page, context } = await visit(stage, {
      ...{ as, path: `/trips/${tripId}` },
      ...DESK,
    })
    const tonight = new Date()
    tonight.setHours(23, 59, 40, 0)
    await page.clock.install({ time: tonight })
    await page.reload()
    await openChat(page)
    await write(page, 'first')
    await write(page, 'second')
    await expect.poll(() => ticks(page, 'second').getAttribute('aria-label')).toBe('Sent')
    const starts = await page
      .locator('.sg-row')
      .evaluateAll((rows) => rows.map((row) => row.hasAttribute('data-sg-start')))
    expect(starts).toEqual([true, false])
    const day = page.locator('.sg-day')
    expect(await day.allTextContents()).toEqual(['Today'])
    await page.clock.runFor(40_000)
    await expect.poll(() => day.allTextContents()).toEqual(['Yesterday'])
    measured(17, 'chromium', 'one group, midnight without a reload', 'Today → Yesterday in 40 s')
    await context.close()
  })
})
