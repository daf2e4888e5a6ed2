import { expect, it } from 'vitest'
import { bubble, DESK, visit, write, type Visitor } from './browser.ts'
import { ADMIN, ask, caseOf, complain, createScene, MODERATOR, walkTo } from './cases.ts'
import { useStage } from './stage.ts'
import { createTrip, DRIVER, enter, PASSENGER } from './ux/pair.ts'

const stage = useStage()

const open = (path: string, as = MODERATOR) => visit(stage, { as, path, ...DESK })

async function leave(...visitors: Visitor[]) {
  for (const { context, complaints } of visitors) {
    expect(complaints).toEqual([])
    await context.close()
  }
}

/** A counter of the queue, by its name. */
const counter = async ({ page }: Visitor, name: string) =>
  Number(
    await page
      .locator('dl > div', { has: page.getByText(name, { exact: true }) })
      .locator('dd')
      .innerText(),
  )

it('[PG9] a report is taken and its author muted by keyboard alone, and the log shows both', async () => {
  const tripId = await createTrip(stage.product)
  const driver = await enter(stage, { as: DRIVER, tripId, ...DESK })
  const passenger = await enter(stage, { as: PASSENGER, tripId, ...DESK })
  const moderator = await open('/moderation')
  const text = 'Give me your card number'
  await write(driver.page, text)
  await bubble(passenger.page, text).waitFor()
  await passenger.page.getByRole('button', { name: 'Message actions' }).last().click()
  await passenger.page.getByRole('menuitem', { name: 'Report' }).click()
  await passenger.page.getByText('Fraud or payment outside the service').click()
  await passenger.page.getByRole('button', { name: 'Send report' }).click()
  await passenger.page.getByText('Thank you, the report has been sent').waitFor()

  const { page } = moderator
  const card = caseOf(moderator, { text })
  await walkTo(moderator, { text })
  await page.keyboard.press('t')
  await card.getByText('You have taken this case').waitFor()
  await page.keyboard.press('r')
  await page.getByRole('dialog', { name: 'Resolve the case' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('radio', { name: /^Mute the author/ }).isChecked()).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowLeft')
  expect(await page.getByRole('radio', { name: '1 hour' }).isChecked()).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.type('no')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').getByText('Write at least 3 characters.').waitFor()
  await page.keyboard.type(' card numbers in the chat')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('status').getByText('Case closed. Author muted.').waitFor()
  await card.waitFor({ state: 'detached' })
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-case')))
    .toBe(true)

  const standing = await ask(driver, '/api/standing')
  expect(standing['reason']).toBe('no card numbers in the chat')
  expect(Date.parse(String(standing['mutedUntil']))).toBeGreaterThan(Date.now())

  const admin = await open('/moderation/audit', ADMIN)
  const rows = admin.page.getByRole('row').filter({ hasText: 'Saule Nurpeisova' })
  await rows.filter({ hasText: 'Took a case' }).first().waitFor()
  await rows.filter({ hasText: 'Resolved a case' }).filter({ hasText: 'no card numbers' }).waitFor()
  await rows.filter({ hasText: 'Muted' }).first().waitFor()
  await leave(driver, passenger, moderator, admin)
})

it('[PG8] counts follow what comes in and is taken, on every page and in the title', async () => {
  const elsewhere = await open('/', ADMIN)
  const moderator = await open('/moderation')
  const [waiting, mine, taken] = await Promise.all(
    ['Not taken', 'Mine', 'In work'].map((name) => counter(moderator, name)),
  )
  const scene = await createScene(stage.product)
  await complain(stage, scene, { as: PASSENGER })
  const total = (waiting ?? 0) + (taken ?? 0) + 1
  await expect.poll(() => counter(moderator, 'Not taken')).toBe((waiting ?? 0) + 1)
  const badge = elsewhere.page.getByRole('link', { name: /^Moderation/ })
  await expect.poll(() => badge.innerText()).toContain(String(total))
  await expect.poll(() => elsewhere.page.title()).toBe(`(${total}) My trips · StepperGO`)
  await expect.poll(() => moderator.page.title()).toBe(`(${total}) Moderation · StepperGO`)

  await caseOf(moderator, scene).getByRole('button', { name: 'Take' }).click()
  await expect.poll(() => counter(moderator, 'Mine')).toBe((mine ?? 0) + 1)
  expect(await counter(moderator, 'Not taken')).toBe(waiting)
  await leave(elsewhere, moderator)
})

it('[PG10] filters are in the address and survive a reload', async () => {
  const fraud = await createScene(stage.product)
  const spam = await createScene(stage.product)
  await complain(stage, fraud, { as: PASSENGER, reason: 'FRAUD' })
  await complain(stage, spam, { as: PASSENGER, reason: 'SPAM' })
  const moderator = await open('/moderation')
  const { page } = moderator
  await page.getByLabel('Reason').selectOption('Fraud')
  await page.waitForURL('**/moderation?reason=FRAUD')
  await page.getByRole('link', { name: 'Not taken' }).click()
  await page.waitForURL('**/moderation?status=unassigned&reason=FRAUD')
  await page.reload()
  await caseOf(moderator, fraud).waitFor()
  expect(await caseOf(moderator, spam).count()).toBe(0)
  expect(await page.getByLabel('Reason').inputValue()).toBe('FRAUD')
  expect(await page.getByRole('link', { name: 'Not taken' }).getAttribute('aria-current')).toBe(
    'page',
  )

  await caseOf(moderator, fraud).getByRole('button', { name: 'Take' }).click()
  await caseOf(moderator, fraud).getByText('You have taken this case').waitFor()
  await page.getByRole('link', { name: 'Mine' }).click()
  await page.waitForURL('**/moderation?status=mine&reason=FRAUD')
  await caseOf(moderator, fraud).getByRole('button', { name: 'Give back' }).click()
  await caseOf(moderator, fraud).getByText('Nobody has taken this case').waitFor()
  await leave(moderator)
})

it('[PG11] reports of one message are one case with every voice, as they come', async () => {
  const scene = await createScene(stage.product, { alsoThere: ['timur@steppergo.test'] })
  await complain(stage, scene, { as: PASSENGER, reason: 'FRAUD', comment: 'He wants cash' })
  const moderator = await open('/moderation')
  const card = caseOf(moderator, scene)
  await card.getByText('He wants cash').waitFor()
  await complain(stage, scene, { as: 'timur@steppergo.test', reason: 'THREAT', comment: 'Me too' })
  await card.getByText('2 reports').waitFor()
  await card.getByText('Me too').waitFor()
  expect(await card.getByRole('heading', { level: 2 }).innerText()).toBe('Fraud, Threat')
  expect(await card.getByText(/^Reported by/).allInnerTexts()).toHaveLength(2)
  await leave(moderator)
})

it('[WE6] single keys are turned off for good, and on again', async () => {
  const scene = await createScene(stage.product)
  await complain(stage, scene, { as: PASSENGER })
  const moderator = await open('/moderation')
  const { page } = moderator
  await walkTo(moderator, scene)
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await sheet.getByRole('switch', { name: /^Single-key shortcuts/ }).uncheck()
  await page.keyboard.press('Escape')
  await page.reload()
  await caseOf(moderator, scene).focus()
  await page.keyboard.press('r')
  await page.keyboard.press('?')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.keyboard.press('ArrowUp')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-case')))
    .toBe(true)

  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await sheet.getByRole('switch').check()
  await page.keyboard.press('Escape')
  await caseOf(moderator, scene).focus()
  await page.keyboard.press('d')
  await page.getByRole('button', { name: 'Dismiss the report' }).click()
  await page.getByRole('status').getByText('Case closed. Dismissed, no breach.').waitFor()
  await leave(moderator)
})
