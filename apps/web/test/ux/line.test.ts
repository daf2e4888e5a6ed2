import { describe, expect, it } from 'vitest'
import { bubble, DESK, field, texts, ticks, write } from '../browser.ts'
import { measured } from '../measured.ts'
import { startProduct } from '../product.ts'
import { useStage } from '../stage.ts'
import { createTrip, DRIVER, enter, PASSENGER } from './pair.ts'

const stage = useStage()

describe('the line', () => {
  it('[UX7] a banner comes two seconds after the connection, and at once when the device says so', async () => {
    const tripId = await createTrip(stage.product)
    const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...DESK })
    const banner = page.locator('.sg-banner')
    expect(await banner.getAttribute('role')).toBe('status')
    /** Measures from now on, or from when the device says so, how long it is until the banner. */
    const watchBanner = async (event?: 'offline') => {
      const watched = await banner.evaluateHandle(
        (element, event) => ({
          shown: new Promise<number>((resolve) => {
            let began = performance.now()
            const begin = () => (began = performance.now())
            if (event) addEventListener(event, begin, { once: true, capture: true })
            const look = () => {
              if (element.hasAttribute('data-sg-shown')) resolve(performance.now() - began)
            }
            new MutationObserver(look).observe(element, { attributes: true })
            look()
          }),
        }),
        event,
      )
      return () => watched.evaluate(({ shown }) => shown)
    }
    let flapped = false
    const flap = await watchBanner()
    void flap().then(() => (flapped = true))
    stage.product.line.cut()
    await page.waitForTimeout(400)
    stage.product.line.mend()
    // The next attempt would come by chance, now and then after two seconds.
    await page.evaluate(() => void dispatchEvent(new Event('online')))
    await page.waitForTimeout(2_500)
    expect(flapped).toBe(false)

    const waited = await watchBanner()
    stage.product.line.cut()
    const lost = await waited()
    expect(lost).toBeGreaterThanOrEqual(1_900)
    stage.product.line.mend()
    await banner.waitFor({ state: 'hidden', timeout: 25_000 })

    const offline = await watchBanner('offline')
    await context.setOffline(true)
    const told = await offline()
    expect(told).toBeLessThan(1_500)
    measured(
      7,
      'chromium',
      'banner 2 s after, at once when offline',
      `${lost.toFixed(0)} ms, ${told.toFixed(0)} ms; none for 400 ms`,
    )
    await context.close()
  })

  it('[UX6] what was written offline leaves in order within two seconds of the network', async () => {
    const tripId = await createTrip(stage.product)
    const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...DESK })
    const reader = await enter(stage, { as: DRIVER, tripId, ...DESK })
    await context.setOffline(true)
    for (const text of ['one', 'two', 'three']) await write(page, text)
    expect(await ticks(page, 'three').getAttribute('aria-label')).toBe('Sending')
    await page.waitForTimeout(3_000)
    const began = performance.now()
    await context.setOffline(false)
    await bubble(reader.page, 'three').waitFor()
    const back = performance.now() - began
    await expect.poll(() => texts(reader.page)).toEqual(['one', 'two', 'three'])
    measured(6, 'chromium', 'sent ≤ 2 s after the network returned', `${back.toFixed(0)} ms`)
    await context.close()
    await reader.context.close()
  })
})

describe('the rate limit', () => {
  it('[UX8] the composer counts the seconds down and keeps the text', async () => {
    const strict = await startProduct({ CHAT_MESSAGES_PER_MINUTE: '6' })
    const tripId = await createTrip(strict)
    const { page } = await enter({ ...stage, product: strict }, { as: PASSENGER, tripId, ...DESK })
    const timer = page.getByRole('timer')
    for (let index = 0; index < 40 && (await timer.count()) === 0; index += 1) {
      await field(page).fill(`again ${index}`)
      // A click would wait for the button, which the limit may have just disabled.
      await page.keyboard.press('Enter')
      await page.waitForTimeout(50)
    }
    await field(page).fill('my text')
    const seconds = async () => Number(/\d+/.exec(await timer.innerText())?.[0])
    expect(await timer.innerText()).toMatch(/^You can send again in \d+ s$/)
    const first = await seconds()
    await expect.poll(seconds).toBe(first - 1)
    await page.keyboard.press('Enter')
    expect(await field(page).inputValue()).toBe('my text')
    measured(8, 'chromium', 'counts down, keeps the text', `from ${first} s, text kept`)
    await page.context().close()
    await strict.stop()
  })
})
