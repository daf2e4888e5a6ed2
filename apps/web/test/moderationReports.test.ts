import { expect, it } from 'vitest'
import { DESK, visit } from './browser.ts'
import { ask, complain, createScene, MODERATOR } from './cases.ts'
import { useStage } from './stage.ts'
import { PASSENGER } from './ux/pair.ts'

const stage = useStage()

it('[PG15] what became of a report is seen at once, and the menu leads there', async () => {
  const acted = await createScene(stage.product)
  const dismissed = await createScene(stage.product)
  await complain(stage, acted, { as: PASSENGER, reason: 'THREAT' })
  await complain(stage, dismissed, { as: PASSENGER, reason: 'SPAM' })
  const passenger = await visit(stage, { as: PASSENGER, path: '/', ...DESK })
  const { page } = passenger
  await page.getByRole('button', { name: /^Menu/ }).click()
  await page.getByRole('link', { name: 'My reports' }).click()
  await page.waitForURL('**/reports')
  const threat = page.getByRole('listitem').filter({ hasText: 'Threat' })
  const spam = page.getByRole('listitem').filter({ hasText: 'Spam' })
  await threat.getByText('Being looked at').waitFor()

  const moderator = await visit(stage, { as: MODERATOR, path: '/moderation', ...DESK })
  const { reports } = await ask(moderator, '/api/moderation/reports')
  for (const { id, messageId } of reports as { id: string; messageId: string }[]) {
    const path = `/api/moderation/reports/${id}/resolve`
    if (messageId === acted.messageId) await ask(moderator, path, { resolution: 'HIDDEN' })
    if (messageId === dismissed.messageId) await ask(moderator, path, { resolution: 'DISMISSED' })
  }
  await threat.getByText('Thank you: we acted').waitFor()
  await spam.getByText('We looked at it and found no breach').waitFor()
  await page.reload()
  await spam.getByText('We looked at it and found no breach').waitFor()
  expect([...passenger.complaints, ...moderator.complaints]).toEqual([])
  await passenger.context.close()
  await moderator.context.close()
})

it('[PG15] what was decided while the connection was gone is there when it is back', async () => {
  const scene = await createScene(stage.product)
  await complain(stage, scene, { as: PASSENGER, reason: 'FRAUD' })
  const { page, context } = await visit(stage, { as: PASSENGER, path: '/reports', ...DESK })
  const fraud = page.getByRole('listitem').filter({ hasText: 'Fraud' })
  await fraud.getByText('Being looked at').waitFor()
  await context.setOffline(true)
  const moderator = await visit(stage, { as: MODERATOR, path: '/moderation', ...DESK })
  const { reports } = await ask(moderator, '/api/moderation/reports')
  const { id } = (reports as { id: string; messageId: string }[]).find(
    ({ messageId }) => messageId === scene.messageId,
  ) ?? { id: 'missing' }
  await ask(moderator, `/api/moderation/reports/${id}/resolve`, { resolution: 'DISMISSED' })
  expect(await fraud.getByText('Being looked at').isVisible()).toBe(true)
  await context.setOffline(false)
  await fraud.getByText('We looked at it and found no breach').waitFor({ timeout: 30_000 })
  await context.close()
  await moderator.context.close()
})

it('[PG15] whom one has blocked is unblocked', async () => {
  const { conversationId, driverId } = await createScene(stage.product)
  const passenger = await visit(stage, { as: PASSENGER, path: '/reports', ...DESK })
  const { page } = passenger
  await page.getByText('You have blocked nobody.').waitFor()
  await ask(passenger, '/api/blocks', { conversationId, userId: driverId })
  await page.reload()
  await page.getByRole('button', { name: 'Unblock Nurlan Akhmetov' }).click()
  await page.getByRole('status').getByText('You hear from Nurlan Akhmetov again.').waitFor()
  await page.getByText('You have blocked nobody.').waitFor()
  expect(await ask(passenger, '/api/blocks')).toEqual({ blocks: [] })
  expect(passenger.complaints).toEqual([])
  await passenger.context.close()
})
