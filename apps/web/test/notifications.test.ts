import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { bubble, DESK, openChat, visit, write } from './browser.ts'
import { createRide } from './product.ts'
import { useStage } from './stage.ts'

const DRIVER = 'nurlan@steppergo.test'
const PASSENGER = 'aida@steppergo.test'

const stage = useStage()

interface Told {
  asked: number
  shown: { title: string; body: string | undefined; click: () => void }[]
}

/** Stands in for the browser's own bubbles, which no test can see or click. */
function watchNotifications(permission: NotificationPermission) {
  const told: Told = { asked: 0, shown: [] }
  class Bubble extends EventTarget {
    static permission = permission
    static requestPermission() {
      told.asked += 1
      Bubble.permission = 'granted'
      return Promise.resolve(Bubble.permission)
    }
    constructor(title: string, { body }: NotificationOptions = {}) {
      super()
      told.shown.push({ title, body, click: () => void this.dispatchEvent(new Event('click')) })
    }
    close() {
      return undefined
    }
  }
  Object.assign(globalThis, { Notification: Bubble, told })
}

const told = (page: Page) =>
  page.evaluate(() => {
    const { asked, shown } = (globalThis as unknown as { told: Told }).told
    return { asked, shown: shown.map(({ title, body }) => `${title}: ${body}`) }
  })

async function comeAs(as: string, path: string, permission: NotificationPermission) {
  const visitor = await visit(stage, { path: '/sign-in', as, ...DESK })
  await visitor.context.addInitScript(watchNotifications, permission)
  await visitor.page.goto(path)
  return visitor
}

/** The list of conversations has come: what is in none of them yet is news from then on. */
async function isListed(page: Page): Promise<void> {
  const socket = await page.waitForEvent('websocket')
  await socket.waitForEvent('framereceived', ({ payload }) =>
    String(payload).includes('"conversations":['),
  )
}

/** As in a tab behind another one. */
const lookAway = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })

it('[UI60] asks for the permission when somebody says yes, and not before they have sent something', async () => {
  const { tripId } = await createRide(stage.product, { driver: DRIVER, passenger: PASSENGER })
  const { page, context } = await comeAs(PASSENGER, `/trips/${tripId}`, 'default')
  const offer = page.getByRole('group', { name: /^Be told of new messages/ })
  await openChat(page)
  expect(await offer.count()).toBe(0)
  await write(page, 'Good morning')
  await offer.waitFor()
  expect(await told(page)).toEqual({ asked: 0, shown: [] })
  await offer.getByRole('button', { name: 'Turn on' }).click()
  await offer.waitFor({ state: 'detached' })
  expect(await told(page)).toEqual({ asked: 1, shown: [] })
  await context.close()
})

it('[UI60] takes no for an answer, on the next page too', async () => {
  const { tripId } = await createRide(stage.product, { driver: DRIVER, passenger: PASSENGER })
  const { page, context } = await comeAs(PASSENGER, `/trips/${tripId}`, 'default')
  await openChat(page)
  await write(page, 'Good morning')
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.reload()
  await openChat(page)
  await write(page, 'Good evening')
  await bubble(page, 'Good evening').waitFor()
  expect(await page.getByRole('button', { name: 'Turn on' }).count()).toBe(0)
  expect(await told(page)).toEqual({ asked: 0, shown: [] })
  await context.close()
})

it('[UI61] tells of a message while nobody looks, and leads to its chat', async () => {
  const { tripId, title } = await createRide(stage.product, {
    driver: DRIVER,
    passenger: PASSENGER,
  })
  const reader = await comeAs(PASSENGER, `/trips/${tripId}`, 'granted')
  await openChat(reader.page)
  const writer = await visit(stage, {
    ...{ as: DRIVER, path: `/trips/${tripId}` },
    ...DESK,
  })
  await openChat(writer.page)
  await write(writer.page, 'You see this one')
  await bubble(reader.page, 'You see this one').waitFor()
  expect((await told(reader.page)).shown).toEqual([])

  await Promise.all([isListed(reader.page), reader.page.goto('/')])
  await reader.page.getByRole('heading', { level: 1 }).waitFor()
  await reader.page.waitForLoadState('networkidle')
  await lookAway(reader.page)
  await write(writer.page, 'I am at the gate')
  await expect
    .poll(async () => (await told(reader.page)).shown)
    .toEqual([`${title}: Nurlan Akhmetov: I am at the gate`])
  await reader.page.evaluate(() => {
    ;(globalThis as unknown as { told: Told }).told.shown[0]?.click()
  })
  await reader.page.waitForURL(`**/trips/${tripId}`)
  await bubble(reader.page, 'I am at the gate').waitFor()

  // The same page, with its chat closed.
  await reader.page.getByRole('button', { name: 'Close chat' }).click()
  await lookAway(reader.page)
  await write(writer.page, 'Are you there?')
  await expect.poll(async () => (await told(reader.page)).shown.length).toBe(2)
  await reader.page.evaluate(() => {
    ;(globalThis as unknown as { told: Told }).told.shown[1]?.click()
  })
  await bubble(reader.page, 'Are you there?').waitFor()
  expect(reader.complaints).toEqual([])
  await reader.context.close()
  await writer.context.close()
})
