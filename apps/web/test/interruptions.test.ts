import { describe, expect, it } from 'vitest'
import { bubble, DESK, openChat, ticks, unsent, visit, write } from './browser.ts'
import { createRide } from './product.ts'
import { useStage } from './stage.ts'

const DRIVER = 'azamat@steppergo.test'
const PASSENGER = 'timur@steppergo.test'

const stage = useStage()

async function openAs(as: string) {
  const { tripId } = await createRide(stage.product, { driver: DRIVER, passenger: PASSENGER })
  const visitor = await visit(stage, { as, path: `/trips/${tripId}`, ...DESK })
  await openChat(visitor.page)
  return { ...visitor, tripId }
}

const stored = (tripId: string) =>
  stage.product.database.query(
    `SELECT m."content" FROM "Message" m JOIN "Conversation" c ON c."id" = m."conversationId"
     WHERE c."tripId" = $1 ORDER BY m."seq"`,
    [tripId],
  )

describe('the server dies between send and answer', () => {
  it('[EE3] the message is there once, one bubble shows it, and says so meanwhile', async () => {
    const { page, tripId } = await openAs(PASSENGER)
    await write(page, 'first')
    await expect.poll(() => ticks(page, 'first').getAttribute('aria-label')).toBe('Sent')

    stage.product.line.holdAnswers()
    await write(page, 'I left my bag')
    await expect.poll(async () => (await stored(tripId)).length).toBe(2)
    expect(await ticks(page, 'I left my bag').getAttribute('aria-label')).toBe('Sending')
    await stage.product.kill()
    stage.product.line.cut()
    await page.getByRole('status').filter({ hasText: 'Connecting' }).waitFor()
    expect(await bubble(page, 'I left my bag').count()).toBe(1)
    expect(await ticks(page, 'I left my bag').getAttribute('aria-label')).toBe('Sending')

    await stage.product.start()
    stage.product.line.mend()
    await expect
      .poll(() => ticks(page, 'I left my bag').getAttribute('aria-label'), { timeout: 30_000 })
      .toBe('Sent')
    expect(await bubble(page, 'I left my bag').count()).toBe(1)
    expect(await stored(tripId)).toEqual([{ content: 'first' }, { content: 'I left my bag' }])
    await page.context().close()
  })
})

describe('the page is gone before the network is back', () => {
  it('[EE4] what was written offline survives a reload and is sent once', async () => {
    const { page, context, tripId } = await openAs(DRIVER)
    await write(page, 'before')
    await expect.poll(() => ticks(page, 'before').getAttribute('aria-label')).toBe('Sent')
    stage.product.line.cut()
    for (const text of ['one', 'two', 'three']) await write(page, text)
    await expect.poll(() => bubble(page, 'three').count()).toBe(1)
    await expect.poll(() => unsent(page)).toBe(3)
    await page.close()
    stage.product.line.mend()
    const again = await context.newPage()
    await again.goto(`${stage.product.url}/trips/${tripId}`)
    await openChat(again)
    await expect
      .poll(async () => (await stored(tripId)).map(({ content }) => content), { timeout: 20_000 })
      .toEqual(['before', 'one', 'two', 'three'])
    await expect.poll(() => ticks(again, 'three').getAttribute('aria-label')).toBe('Sent')
    await expect.poll(() => again.locator('.sg-bubble').count()).toBe(4)
    await context.close()
  })
})

describe('the booking is cancelled in mid-conversation', () => {
  it('[EE5] the passenger’s open page loses the conversation and hears nothing more', async () => {
    const { page, tripId, context } = await openAs(PASSENGER)
    await write(page, 'hello')
    await stage.product.database.query(
      `UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "tripId" = $1`,
      [tripId],
    )
    await page.getByText('Access denied to this conversation').waitFor()
    await expect.poll(() => page.locator('.sg-bubble').count()).toBe(0)
    await context.close()
  })
})
