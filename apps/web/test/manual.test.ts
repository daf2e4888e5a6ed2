import { describe, expect, it } from 'vitest'
import { bubble, DESK, openChat, PHONE, ticks, visit, type Visitor, write } from './browser.ts'
import { createRide } from './product.ts'
import { useStage } from './stage.ts'

const DRIVER = 'nurlan@steppergo.test'
const PASSENGER = 'aida@steppergo.test'

const stage = useStage()
let driver: Visitor
let passenger: Visitor
let ride: { tripId: string; title: string }

/** The seven steps of the customer's manual test, in their order; each goes on from the one before. */
describe('the customer’s manual test', () => {
  it('[EE1] 1 and 2: a trip with a driver and a booking, open in two browsers', async () => {
    ride = await createRide(stage.product, { driver: DRIVER, passenger: PASSENGER })
    const path = `/trips/${ride.tripId}`
    driver = await visit(stage, { as: DRIVER, path, ...DESK })
    passenger = await visit(stage, { as: PASSENGER, path, ...PHONE })
  })

  it('[EE1] 3: both see the chat button', async () => {
    for (const { page } of [driver, passenger]) {
      await page.getByRole('button', { name: /^Open chat/ }).waitFor()
    }
  })

  it('[EE1] 4: messages appear in real time, and the badge counts them until the chat opens', async () => {
    await openChat(driver.page)
    await write(driver.page, 'I am at gate 3')
    await write(driver.page, 'White Camry')
    const badge = passenger.page.getByRole('img', { name: '2 unread messages' })
    await badge.waitFor({ state: 'attached' })
    await openChat(passenger.page)
    await bubble(passenger.page, 'I am at gate 3').waitFor()
    await bubble(passenger.page, 'White Camry').waitFor()
    await badge.waitFor({ state: 'detached' })
    await write(passenger.page, 'I see you')
    await bubble(driver.page, 'I see you').waitFor()
    await write(driver.page, 'Shall I come over?')
    await write(passenger.page, 'No need')
    await bubble(driver.page, 'No need').waitFor()
    for (const { page } of [driver, passenger]) {
      await expect.poll(() => page.locator('.sg-bubble').count()).toBe(5)
    }
  })

  it('[EE1] 5: the typing indicator shows, and goes when the message lands', async () => {
    const indicator = driver.page.getByText('Aida Bekova is typing…')
    await passenger.page.getByRole('textbox', { name: 'Message' }).pressSequentially('On my')
    await indicator.waitFor()
    await write(passenger.page, 'On my way')
    await bubble(driver.page, 'On my way').waitFor()
    await indicator.waitFor({ state: 'hidden' })
  })

  it('[EE1] 6: the check marks go from sent to read, with the one who reads', async () => {
    await passenger.page.getByRole('button', { name: 'Close chat' }).click()
    await write(driver.page, 'Leaving in 5 minutes')
    const mark = ticks(driver.page, 'Leaving in 5 minutes')
    await mark.waitFor()
    await expect.poll(() => mark.getAttribute('aria-label')).toMatch(/^(Sent|Delivered)$/)
    await openChat(passenger.page)
    await bubble(passenger.page, 'Leaving in 5 minutes').waitFor()
    await expect.poll(() => mark.getAttribute('aria-label')).toMatch(/^Read \d\d:\d\d$/)
  })

  it('[EE1] 7: written offline, sent in order when the network is back, and once', async () => {
    await passenger.context.setOffline(true)
    const texts = ['Tunnel', 'Still in it', 'Nearly out']
    for (const text of texts) await write(passenger.page, text)
    await passenger.page.getByText('You are offline.').waitFor()
    for (const text of texts) {
      expect(await ticks(passenger.page, text).getAttribute('aria-label')).toBe('Sending')
    }
    await passenger.context.setOffline(false)
    await bubble(driver.page, 'Nearly out').waitFor()
    for (const { page } of [driver, passenger]) {
      const shown = async () => {
        const all = await page.locator('.sg-bubble .sg-text').allTextContents()
        return all.filter((text) => texts.includes(text))
      }
      await expect.poll(shown).toEqual(texts)
    }
    await expect
      .poll(() => ticks(passenger.page, 'Nearly out').getAttribute('aria-label'))
      .toMatch(/^Read/)
  })

  it('[EE2] nothing in all this made a page complain or ask another server', () => {
    expect(driver.complaints).toEqual([])
    expect(passenger.complaints).toEqual([])
  })
})
