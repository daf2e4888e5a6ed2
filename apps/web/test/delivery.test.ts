import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  bubble,
  DESK,
  launchOn,
  openChat,
  signIn,
  ticks,
  unsent,
  visit,
  waitInPage,
  write,
} from './browser.ts'
import { measured } from './measured.ts'
import { createRide, stored } from './product.ts'
import { useStage } from './stage.ts'

const DRIVER = 'azamat@steppergo.test'
const PASSENGER = 'timur@steppergo.test'

const stage = useStage({ CHAT_MESSAGES_PER_MINUTE: '6000' })

const createTrip = async () =>
  (await createRide(stage.product, { driver: DRIVER, passenger: PASSENGER })).tripId

async function openAs(as: string, tripId: string) {
  const visitor = await visit(stage, { as, path: `/trips/${tripId}`, ...DESK })
  await openChat(visitor.page)
  return visitor
}

async function openTab(context: BrowserContext, tripId: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${stage.product.url}/trips/${tripId}`)
  await openChat(page)
  return page
}

const isSent = (page: Page, text: string) =>
  expect
    .poll(() => ticks(page, text).getAttribute('aria-label'), { timeout: 40_000 })
    .toMatch(/Sent|Delivered|Read/)

const says = (line: string) => void process.stdout.write(`    ${line}\n`)

describe('the socket', () => {
  it('[EE6] [UX4] is killed between send and answer, 50 times: nothing lost, nothing doubled', async () => {
    const tripId = await createTrip()
    const { page, context } = await openAs(PASSENGER, tripId)
    await write(page, 'first')
    await isSent(page, 'first')
    const written = ['first']
    const waits: number[] = []
    for (let index = 0; index < 50; index += 1) {
      const text = `message ${index}`
      written.push(text)
      stage.product.line.holdAnswers()
      await write(page, text)
      await expect
        .poll(async () => (await stored(stage.product, tripId)).length, { interval: 10 })
        .toBe(written.length)
      const brokenAt = performance.now()
      stage.product.line.mend()
      await isSent(page, text)
      waits.push(performance.now() - brokenAt)
    }
    const kept = await stored(stage.product, tripId)
    const lost = written.filter((text) => !kept.includes(text)).length
    waits.sort((a, b) => a - b)
    says(
      `50 kills: ${lost} lost, ${kept.length - new Set(kept).size} doubled, ` +
        `sent again after ${Math.round(waits[25] ?? 0)} ms (median), ` +
        `${Math.round(waits[49] ?? 0)} ms (worst)`,
    )
    expect(kept).toEqual(written)
    measured(
      4,
      'chromium',
      '50 kills: 0 lost, 0 doubled',
      `${lost} lost of ${written.length}, none twice`,
    )
    await page.reload()
    await openChat(page)
    await bubble(page, 'message 49').waitFor()
    expect(await bubble(page, 'message 49').count()).toBe(1)
    await context.close()
  }, 240_000)

  it('[EE6] is away in a tunnel for 40 seconds, and everybody has everything after it', async () => {
    const tripId = await createTrip()
    const driver = await openAs(DRIVER, tripId)
    await write(driver.page, 'before the tunnel')
    await isSent(driver.page, 'before the tunnel')
    stage.product.line.cut()
    await write(driver.page, 'in the tunnel')
    await driver.page.getByRole('status').filter({ hasText: 'Connecting' }).waitFor()
    await new Promise((resolve) => setTimeout(resolve, 40_000))
    const mendedAt = performance.now()
    stage.product.line.mend()
    await isSent(driver.page, 'in the tunnel')
    says(`sent ${Math.round(performance.now() - mendedAt)} ms after a tunnel of 40 s`)
    expect(await stored(stage.product, tripId)).toEqual(['before the tunnel', 'in the tunnel'])
    await driver.context.close()
  }, 120_000)
})

describe('the browser', () => {
  it('[EE4] is closed with three messages unsent, which leave in order when it is back', async () => {
    const tripId = await createTrip()
    const folder = await mkdtemp(join(tmpdir(), 'steppergo-browser-'))
    const first = await launchOn(folder, stage.product)
    await signIn(first, stage.product, DRIVER)
    const page = await openTab(first, tripId)
    await write(page, 'before')
    await isSent(page, 'before')
    // The saved page is at most a second behind.
    await waitInPage(page, 1_500)
    await first.route('**/api/**', (route) => route.abort())
    await page.reload()
    await openChat(page)
    await bubble(page, 'before').waitFor()
    for (const text of ['one', 'two', 'three']) await write(page, text)
    await bubble(page, 'three').waitFor()
    await page.getByRole('textbox', { name: 'Message' }).fill('half a word')
    await waitInPage(page, 500)
    await first.close()

    const second = await launchOn(folder, stage.product)
    const again = await openTab(second, tripId)
    const onlineAt = performance.now()
    await isSent(again, 'three')
    says(
      `three messages sent ${Math.round(performance.now() - onlineAt)} ms after the new browser's page was there`,
    )
    expect(await stored(stage.product, tripId)).toEqual(['before', 'one', 'two', 'three'])
    await expect.poll(() => again.locator('.sg-bubble').count()).toBe(4)
    await expect
      .poll(() => again.getByRole('textbox', { name: 'Message' }).inputValue())
      .toBe('half a word')
    await second.close()
    await rm(folder, { recursive: true, force: true })
  }, 90_000)

  it('[EE7] has two tabs: both show the same, once, and send in the order of writing', async () => {
    const tripId = await createTrip()
    const { page, context } = await openAs(DRIVER, tripId)
    const other = await openTab(context, tripId)
    stage.product.line.cut()
    await write(page, 'one')
    await bubble(other, 'one').waitFor()
    await write(other, 'two')
    await bubble(page, 'two').waitFor()
    await write(page, 'three')
    await bubble(other, 'three').waitFor()
    stage.product.line.mend()
    for (const tab of [page, other]) await isSent(tab, 'three')
    expect(await stored(stage.product, tripId)).toEqual(['one', 'two', 'three'])
    for (const tab of [page, other]) {
      await expect.poll(() => tab.locator('.sg-bubble').allInnerTexts()).toHaveLength(3)
    }
    await other.getByRole('textbox', { name: 'Message' }).fill('a draft')
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Message' }).inputValue())
      .toBe('a draft')
    await context.close()
  })

  it('[EE7] puts a tab to sleep: it wakes with everything, and sends what it held', async () => {
    const tripId = await createTrip()
    const { page, context } = await openAs(PASSENGER, tripId)
    const driver = await openAs(DRIVER, tripId)
    await write(page, 'awake')
    await isSent(page, 'awake')
    const session = await context.newCDPSession(page)
    await session.send('Page.setWebLifecycleState', { state: 'frozen' })
    for (const text of ['one', 'two']) await write(driver.page, text)
    await isSent(driver.page, 'two')
    // The network drops the connection of a phone that does not answer.
    stage.product.line.mend()
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    await session.send('Page.setWebLifecycleState', { state: 'active' })
    const awakeAt = performance.now()
    await bubble(page, 'two').waitFor({ timeout: 30_000 })
    says(`caught up ${Math.round(performance.now() - awakeAt)} ms after waking`)
    await write(page, 'awake again')
    await isSent(page, 'awake again')
    expect(await stored(stage.product, tripId)).toEqual(['awake', 'one', 'two', 'awake again'])
    await context.close()
    await driver.context.close()
  }, 90_000)
})

describe('the clock', () => {
  it.each([
    ['ahead', 86_400_000],
    ['behind', -86_400_000],
  ])('[EE8] is a day %s of the server’s: everything is sent and stands in order', async (_, by) => {
    const tripId = await createTrip()
    const driver = await openAs(DRIVER, tripId)
    const { page, context } = await visit(stage, {
      ...{ as: PASSENGER, path: `/trips/${tripId}`, ...DESK },
    })
    await context.addInitScript((shift) => {
      const RealDate = Date
      class ShiftedDate extends RealDate {
        constructor(...values: [] | [number | string]) {
          if (values.length === 0) super(RealDate.now() + shift)
          else super(values[0])
        }
        static override now() {
          return RealDate.now() + shift
        }
      }
      Object.assign(globalThis, { Date: ShiftedDate })
    }, by)
    // Written by the right clock, sent by the wrong one.
    await openChat(page)
    stage.product.line.cut()
    await write(page, 'one')
    await bubble(page, 'one').waitFor()
    await expect.poll(() => unsent(page)).toBe(1)
    stage.product.line.mend()
    await page.reload()
    await openChat(page)
    await write(page, 'two')
    await isSent(page, 'two')
    await write(driver.page, 'three')
    // The driver's line was cut too, and comes back after a while that chance decides.
    await isSent(driver.page, 'three')
    await bubble(page, 'three').waitFor()
    expect(await stored(stage.product, tripId)).toEqual(['one', 'two', 'three'])
    const shown = async () => {
      const bubbles = await page.locator('.sg-bubble').allInnerTexts()
      return bubbles.map((text) => text.match(/one|two|three/)?.[0])
    }
    await expect.poll(shown).toEqual(['one', 'two', 'three'])
    await context.close()
    await driver.context.close()
  })
})
