import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  bubble,
  DESK,
  field,
  onFrameSent,
  openChat,
  PHONE,
  texts,
  ticks,
  visit,
  write,
} from '../browser.ts'
import { measured } from '../measured.ts'
import { useStage } from '../stage.ts'
import { createTrip, DRIVER, enter, PASSENGER } from './pair.ts'
import { spread } from './spread.ts'

const stage = useStage()

interface Sent {
  ms: number
  /** As it was when the browser was about to paint what Enter has changed. */
  frame: { value: string; isFocused: boolean; isShown: boolean }
}

/** Presses Enter and watches from within the page what it does. */
async function pressEnter(page: Page): Promise<Sent> {
  const watched = await field(page).evaluateHandle((element) => ({
    sent: new Promise<Sent>((resolve) => {
      const area = element as HTMLTextAreaElement
      const text = area.value
      const isShown = () =>
        [...document.querySelectorAll('.sg-text')].some(({ textContent }) => textContent === text)
      let pressedAt = 0
      let frame: Sent['frame'] | undefined
      let ms: number | undefined
      const finish = () => {
        if (frame && ms !== undefined) resolve({ ms, frame })
      }
      new MutationObserver((_, observer) => {
        if (!isShown()) return
        ms = performance.now() - pressedAt
        observer.disconnect()
        finish()
      }).observe(document.body, { childList: true, subtree: true })
      const watch = () => {
        pressedAt = performance.now()
        requestAnimationFrame(() => {
          const isFocused = document.activeElement === area
          frame = { value: area.value, isFocused, isShown: isShown() }
          finish()
        })
      }
      area.addEventListener('keydown', watch, { capture: true, once: true })
    }),
  }))
  await page.keyboard.press('Enter')
  return watched.evaluate(({ sent }) => sent)
}

describe('sending', () => {
  it('[UX1] the own bubble is there, the field empty and still in use by the next frame', async () => {
    const tripId = await createTrip(stage.product, { count: 60 })
    const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...DESK })
    const waits: number[] = []
    for (let index = 0; index < 20; index += 1) {
      await field(page).fill(`bubble ${index}`)
      const { ms, frame } = await pressEnter(page)
      expect(frame).toEqual({ value: '', isFocused: true, isShown: true })
      waits.push(ms)
    }
    measured(1, 'chromium', 'own bubble ≤ 50 ms after Enter', spread(waits))
    await context.close()
  })

  it('[UX2] clock, one tick, two ticks and read differ by shape and name, in a box that stays', async () => {
    const tripId = await createTrip(stage.product)
    const path = `/trips/${tripId}`
    const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...DESK })
    const mark = ticks(page, 'Where are you?')
    const look = async (name: RegExp) => {
      await expect.poll(() => mark.getAttribute('aria-label')).toMatch(name)
      const shape = await mark.evaluate((svg) => svg.innerHTML.replace(/<title>.*?<\/title>/u, ''))
      const box = await bubble(page, 'Where are you?').boundingBox()
      return { shape, size: `${box?.width} × ${box?.height}` }
    }
    stage.product.line.holdAnswers()
    await write(page, 'Where are you?')
    const looks = [await look(/^Sending$/)]
    stage.product.line.mend()
    looks.push(await look(/^Sent$/))
    const driver = await visit(stage, { as: DRIVER, path, ...DESK })
    looks.push(await look(/^Delivered$/))
    await openChat(driver.page)
    looks.push(await look(/^Read \d\d:\d\d$/))
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(4)
    const sizes = new Set(looks.map(({ size }) => size))
    expect(sizes.size).toBe(1)
    measured(2, 'chromium', 'four shapes, one box', `4 shapes, ${[...sizes].join()} px throughout`)
    await context.close()
    await driver.context.close()
  })

  it('[UX3] twenty messages at once keep their order on both sides and after a reload', async () => {
    const tripId = await createTrip(stage.product)
    // Room for all of them, so that all are in the page.
    const tall = { viewport: { width: 600, height: 1600 } }
    const sender = await enter(stage, { as: PASSENGER, tripId, ...tall })
    const reader = await enter(stage, { as: DRIVER, tripId, ...tall })
    const written = Array.from({ length: 20 }, (_, index) => `fast ${index}`)
    for (const text of written) {
      await field(sender.page).fill(text)
      await sender.page.keyboard.press('Enter')
    }
    for (const { page } of [sender, reader]) {
      await bubble(page, 'fast 19').waitFor()
      await expect.poll(() => texts(page)).toEqual(written)
    }
    await expect
      .poll(() => ticks(sender.page, 'fast 19').getAttribute('aria-label'))
      .not.toBe('Sending')
    await sender.page.reload()
    await openChat(sender.page)
    await bubble(sender.page, 'fast 19').waitFor()
    await expect.poll(() => texts(sender.page)).toEqual(written)
    measured(3, 'chromium', 'order of 20 on both sides and after reload', '20 of 20 in order, 3 ×')
    await sender.context.close()
    await reader.context.close()
  })

  it('[UX5] a refused message says so, offers retry, copy and delete, and holds up nothing', async () => {
    const tripId = await createTrip(stage.product)
    const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...DESK })
    const temps: string[] = []
    onFrameSent(page, (payload) => {
      const temp = /"message:send",\{.*?"tempId":"([^"]+)"/.exec(payload)?.[1]
      if (temp) temps.push(temp)
    })
    await page.reload()
    await openChat(page)
    const spoken = page.locator('.sg-chat [aria-live=assertive]')
    await spoken.evaluate((region) => {
      const words: string[] = []
      new MutationObserver(() => words.push(region.textContent)).observe(region, {
        childList: true,
      })
      Object.assign(globalThis, { words })
    })
    // A character that PostgreSQL does not take, and nothing in the composer forbids.
    await write(page, 'gate\u0000three')
    await write(page, 'and the next one')
    await expect.poll(() => ticks(page, 'and the next one').getAttribute('aria-label')).toBe('Sent')
    const failed = page.locator('.sg-failed')
    const actions = failed.getByRole('button')
    await expect
      .poll(() => actions.allTextContents())
      .toEqual(['Not sent · Retry', 'Copy', 'Delete'])
    const heights = await Promise.all((await actions.all()).map((button) => button.boundingBox()))
    const lowest = Math.min(...heights.map((box) => box?.height ?? 0))
    expect(lowest).toBeGreaterThanOrEqual(44)
    await expect.poll(() => page.evaluate('words')).toEqual(['Not sent'])
    await failed.getByRole('button', { name: 'Retry' }).click()
    await expect.poll(() => temps.length).toBe(3)
    await failed.waitFor()
    expect(temps[2]).toBe(temps[0])
    await failed.getByRole('button', { name: 'Delete' }).click()
    await failed.waitFor({ state: 'detached' })
    expect(await texts(page)).toEqual(['and the next one'])
    measured(
      5,
      'chromium',
      'refused row ≥ 44 px, announced once',
      `${lowest} px, once, same tempId`,
    )
    await context.close()
  })

  it('[UX9] Enter and a click within 100 ms send once', async () => {
    const tripId = await createTrip(stage.product)
    const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...DESK })
    await field(page).fill('only once')
    const box = await page.getByRole('button', { name: 'Send', exact: true }).boundingBox()
    const { x, y, width, height } = box ?? { x: 0, y: 0, width: 0, height: 0 }
    const began = performance.now()
    const clicked = page.mouse.click(x + width / 2, y + height / 2)
    await Promise.all([page.keyboard.press('Enter'), clicked])
    const took = performance.now() - began
    await bubble(page, 'only once').waitFor()
    await expect.poll(() => ticks(page, 'only once').getAttribute('aria-label')).toBe('Sent')
    expect(await texts(page)).toEqual(['only once'])
    measured(9, 'chromium', 'one message', `1 message, both within ${took.toFixed(0)} ms`)
    await context.close()
  })

  it('[UX10] Enter sends nothing while a word is composed, and is a new line on touch', async () => {
    const tripId = await createTrip(stage.product)
    const { page, context } = await enter(stage, { as: PASSENGER, tripId, ...DESK })
    await field(page).fill('жол')
    await field(page).evaluate((area) => {
      const enter = { key: 'Enter', bubbles: true, cancelable: true }
      area.dispatchEvent(new KeyboardEvent('keydown', { ...enter, isComposing: true }))
      area.dispatchEvent(new KeyboardEvent('keydown', { ...enter, keyCode: 229 }))
    })
    expect(await field(page).inputValue()).toBe('жол')
    await context.close()

    const phone = await enter(stage, { as: PASSENGER, tripId, ...PHONE })
    await field(phone.page).fill('two')
    await field(phone.page).press('Enter')
    await field(phone.page).pressSequentially('lines')
    expect(await field(phone.page).inputValue()).toBe('two\nlines')
    expect(await phone.page.locator('.sg-bubble').count()).toBe(0)
    measured(10, 'chromium', 'nothing sent', '0 of 3 sent')
    await phone.context.close()
  })
})
