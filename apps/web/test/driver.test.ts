import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { bubble, DESK, openChat, PHONE, visit, type Visitor, write } from './browser.ts'
import { measured } from './measured.ts'
import { createRide } from './product.ts'
import { useStage } from './stage.ts'

const DRIVER = 'nurlan@steppergo.test'
const PASSENGER = 'aida@steppergo.test'

const stage = useStage()
let driver: Visitor
let passenger: Visitor

beforeAll(async () => {
  const { tripId } = await createRide(stage.product, { driver: DRIVER, passenger: PASSENGER })
  const russian = { ...PHONE, locale: 'ru-RU' }
  passenger = await visit(stage, { as: PASSENGER, path: `/trips/${tripId}`, ...russian })
  await passenger.page.getByRole('button', { name: /^Открыть чат/ }).click()
  // The dashboard lists conversations, and this one begins when somebody comes in.
  await passenger.page.getByText('Сообщений пока нет').waitFor()
  await passenger.page.getByRole('button', { name: 'Где вы точно находитесь?' }).click()
  driver = await visit(stage, { as: DRIVER, path: `/driver?trip=${tripId}`, ...PHONE })
})

async function smallestSide(buttons: Locator): Promise<number> {
  const boxes = await Promise.all((await buttons.all()).map((button) => button.boundingBox()))
  return Math.min(...boxes.map((box) => box?.height ?? 0))
}

describe('the dashboard', () => {
  it('[PG7] offers trips nobody has written about, and begins their conversation', async () => {
    const ride = await createRide(stage.product, {
      driver: 'azamat@steppergo.test',
      passenger: PASSENGER,
    })
    const visitor = await visit(stage, {
      ...{ as: 'azamat@steppergo.test', path: '/driver' },
      ...DESK,
    })
    const { page } = visitor
    const offered = page.getByRole('button', { name: new RegExp(`^${ride.title}`) })
    await page.getByRole('heading', { name: 'Nothing written yet' }).waitFor()
    await offered.click()
    await page.getByText('No messages yet', { exact: true }).first().waitFor()
    await write(page, 'Who is coming?')
    await bubble(page, 'Who is coming?').waitFor()
    await page.getByRole('heading', { name: 'Nothing written yet' }).waitFor({ state: 'detached' })
    expect(visitor.complaints).toEqual([])
    await visitor.context.close()
  })
})

describe('quick replies', () => {
  it('[UI17] each side reads them in its own language', async () => {
    await bubble(passenger.page, 'Где вы точно находитесь?').waitFor()
    await bubble(driver.page, 'Where exactly are you?').waitFor()
  })
})

describe('at the wheel', () => {
  it('[UI50] [UX36] shows the last message large and four replies that a thumb finds', async () => {
    const { page } = driver
    await page.getByRole('button', { name: 'Driving mode' }).click()
    const view = page.locator('.sg-driving')
    const text = view.getByText('Where exactly are you?')
    await text.waitFor()
    const size = await text.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
    expect(size).toBeGreaterThanOrEqual(24)
    expect(size).toBeLessThanOrEqual(32)
    expect(await page.getByRole('textbox').count()).toBe(0)
    expect(await smallestSide(view.getByRole('button'))).toBeGreaterThanOrEqual(76)
    expect(await view.locator('.sg-driving-replies button').count()).toBe(4)
    const scrolls = await view.evaluate((element) =>
      [element, ...element.querySelectorAll('*')].some(
        ({ scrollHeight, clientHeight, tagName }) => {
          return tagName !== 'P' && clientHeight > 0 && scrollHeight > clientHeight + 1
        },
      ),
    )
    expect(scrolls).toBe(false)
    const least = await smallestSide(view.getByRole('button'))
    measured(36, 'chromium', '24–32 px, 4 replies ≥ 76 px, 1 tap', `${size} px, 4 of ${least} px`)
  })

  it('[UI50] one tap answers, and the answer is read where it arrives', async () => {
    await driver.page.getByRole('button', { name: 'I have arrived' }).click()
    await bubble(passenger.page, 'Я на месте').waitFor()
    await passenger.page.getByRole('textbox').fill('Вижу')
    await passenger.page.getByRole('button', { name: 'Отправить' }).click()
    // A live region says it too, a second later.
    await driver.page.locator('.sg-driving').getByText('Вижу').waitFor()
    await expect
      .poll(() => bubble(passenger.page, 'Вижу').getByRole('img').getAttribute('aria-label'))
      .toMatch(/^Прочитано/)
  })

  it('[UI51] has the chat back for who is parked', async () => {
    const { page } = driver
    await page.getByRole('button', { name: 'Leave driving mode' }).click()
    await page.getByRole('button', { name: 'I am parked' }).click()
    await page.getByRole('textbox', { name: 'Message' }).waitFor()
    expect(driver.complaints).toEqual([])
    expect(passenger.complaints).toEqual([])
  })
})

/** What is said and kept awake, without a voice or a screen. */
function watchDevice() {
  const device = { said: [] as string[], locks: 0 }
  Object.assign(globalThis, { device })
  Object.defineProperty(globalThis, 'speechSynthesis', {
    value: {
      speak: ({ text, lang }: SpeechSynthesisUtterance) =>
        void device.said.push(`${lang}: ${text}`),
      cancel: () => void device.said.push('silence'),
    },
  })
  Object.defineProperty(navigator, 'wakeLock', {
    value: {
      request() {
        device.locks += 1
        return Promise.resolve({
          addEventListener: () => undefined,
          release() {
            device.locks -= 1
            return Promise.resolve()
          },
        })
      },
    },
  })
}

describe('the device', () => {
  it('[UI52] reads aloud and stays awake when asked to, until driving ends', async () => {
    const ride = await createRide(stage.product, { driver: DRIVER, passenger: PASSENGER })
    const path = `/trips/${ride.tripId}`
    const writer = await visit(stage, { as: PASSENGER, path, ...DESK })
    await openChat(writer.page)
    await write(writer.page, 'first')
    const wheel = await visit(stage, { as: DRIVER, path: '/sign-in', ...PHONE })
    await wheel.context.addInitScript(watchDevice)
    const { page } = wheel
    await page.goto(`/driver?trip=${ride.tripId}`)
    const device = () =>
      page.evaluate(() => (globalThis as unknown as { device: { said: string[] } }).device)
    await page.getByRole('button', { name: 'Driving mode' }).click()
    await page.getByText('first').waitFor()
    expect(await device()).toEqual({ said: [], locks: 0 })
    await page.getByRole('button', { name: 'Read aloud' }).click()
    await page.getByRole('button', { name: 'Keep the screen on' }).click()
    await write(writer.page, 'second')
    await expect.poll(device).toEqual({
      said: ['en: Aida Bekova: first', 'en: Aida Bekova: second'],
      locks: 1,
    })
    await page.getByRole('button', { name: 'Leave driving mode' }).click()
    await page.getByRole('button', { name: 'I am parked' }).click()
    await expect.poll(device).toMatchObject({ locks: 0 })
    expect((await device()).said.at(-1)).toBe('silence')
    await writer.context.close()
    await wheel.context.close()
  })
})

describe('the keyboard', () => {
  it('[UI43] a question mark lists the shortcuts, except in a text, and Escape closes them alone', async () => {
    const { tripId } = await createRide(stage.product, { driver: DRIVER, passenger: PASSENGER })
    const visitor = await visit(stage, { as: DRIVER, path: `/trips/${tripId}`, ...DESK })
    const { page } = visitor
    await openChat(page)
    await write(page, 'Hello')
    const field = page.getByRole('textbox', { name: 'Message' })
    await field.press('?')
    expect(await page.getByRole('heading', { name: 'Keyboard shortcuts' }).count()).toBe(0)
    await field.fill('')
    await page.locator('.sg-row[tabindex="0"]').focus()
    await page.keyboard.press('?')
    await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor({ state: 'detached' })
    expect(await field.isVisible()).toBe(true)
    expect(visitor.complaints).toEqual([])
    await visitor.context.close()
  })
})
