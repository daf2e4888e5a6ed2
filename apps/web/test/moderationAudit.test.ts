import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { DESK, PHONE, visit, type Visitor } from './browser.ts'
import { ADMIN, ask, caseOf, complain, createScene, MODERATOR, walkTo } from './cases.ts'
import { useStage } from './stage.ts'
import { PASSENGER } from './ux/pair.ts'
import { violations } from './violations.ts'

const stage = useStage()

const open = (path: string, as = MODERATOR) => visit(stage, { as, path, ...DESK })

async function leave(...visitors: Visitor[]) {
  for (const { context, complaints } of visitors) {
    expect(complaints).toEqual([])
    await context.close()
  }
}

it('[PG12] reading on asks for a reason, is logged, and goes back to the beginning', async () => {
  const scene = await createScene(stage.product, { count: 120 })
  await complain(stage, scene, { as: PASSENGER })
  const moderator = await open('/moderation')
  const { page } = moderator
  await walkTo(moderator, scene)
  await page.keyboard.press('o')
  await page.getByText('That you do is logged').waitFor()
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await page.getByRole('alert').getByText('Write at least 3 characters.').waitFor()
  await page.keyboard.type('Looking for the beginning of it')
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  const talk = page.getByRole('dialog', { name: 'Conversation' })
  const read = talk.getByText(/^Pay me in cash/)
  await expect.poll(() => read.count()).toBe(50)
  await talk.getByRole('button', { name: 'Earlier messages' }).click()
  await expect.poll(() => read.count()).toBe(100)
  await talk.getByRole('button', { name: 'Earlier messages' }).click()
  await talk.getByText('The conversation begins here').waitFor()
  expect(await read.count()).toBe(120)
  await talk.getByText('Reported message').waitFor()
  await page.keyboard.press('Escape')

  const admin = await open('/moderation/audit?action=conversation.inspect', ADMIN)
  const rows = admin.page.getByRole('row').filter({ hasText: 'Looking for the beginning of it' })
  expect(await rows.count()).toBe(3)
  await leave(moderator, admin)
})

it('[PG13] a mute and a suspension are shown with the author and taken back with a reason', async () => {
  const scene = await createScene(stage.product)
  await complain(stage, scene, { as: PASSENGER })
  const moderator = await open('/moderation')
  const path = `/api/moderation/users/${scene.driverId}/restrict`
  const reason = 'asked for cash'
  await ask(moderator, path, { restriction: 'WARN', reason })
  await ask(moderator, path, { restriction: 'MUTE', minutes: 60, reason })
  await ask(moderator, path, { restriction: 'SUSPEND', reason })
  await moderator.page.reload()
  const card = caseOf(moderator, scene)
  // Authors are asked about as their cases come into sight.
  await walkTo(moderator, scene)
  await card.getByText(/^Muted until/).waitFor()
  await card.getByText(/^Suspended since/).waitFor()
  await card.getByText('1 warning').waitFor()
  for (const [name, mark] of [
    ['Unmute', /^Muted until/],
    ['Reinstate', /^Suspended since/],
  ] as const) {
    await card.getByRole('button', { name }).click()
    const dialog = moderator.page.getByRole('dialog')
    await dialog.getByRole('textbox').fill('They have apologised')
    await dialog.getByRole('button', { name }).click()
    await card.getByText(mark).waitFor({ state: 'detached' })
  }
  const standing = await ask(moderator, `/api/moderation/users/${scene.driverId}/standing`)
  expect(standing).toMatchObject({ mutedUntil: null, suspendedAt: null })
  await leave(moderator)
})

it('[PG14] the audit log is filtered by its address and comes as a file of the same', async () => {
  const scene = await createScene(stage.product)
  const moderator = await open('/moderation')
  await ask(moderator, `/api/moderation/messages/${scene.messageId}/hide`, { reason: 'one two' })
  await ask(moderator, `/api/moderation/messages/${scene.messageId}/restore`, { reason: 'three' })
  const admin = await open('/moderation/audit', ADMIN)
  const { page } = admin
  await page.getByLabel('Action').selectOption('Hid a message')
  await page.getByLabel('Subject').fill(scene.messageId)
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL(/action=message\.hide/)
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })
  await expect.poll(() => rows.count()).toBe(1)
  await page.reload()
  expect(await page.getByLabel('Action').inputValue()).toBe('message.hide')
  expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('one two')])

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^audit-.*\.csv$/)
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n')
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain('one two')

  await page.getByRole('link', { name: 'Clear' }).click()
  await page.waitForURL(/\/moderation\/audit$/)
  await rows.filter({ hasText: 'three' }).waitFor()
  await leave(moderator, admin)
})

it('[PG14] the audit log is refused to moderators and others', async () => {
  for (const as of [MODERATOR, PASSENGER]) {
    const visitor = await open('/reports', as)
    const answer = await visitor.page.goto('/moderation/audit')
    expect(answer?.status()).toBe(403)
    await visitor.page.getByRole('heading', { name: 'This page is for administrators' }).waitFor()
    const file = await visitor.context.request.get('/api/moderation/audit.csv')
    expect(file.status()).toBe(403)
    await visitor.context.close()
  }
})

it.each([
  ['a phone, light', { ...PHONE, colorScheme: 'light' }],
  ['a phone, dark', { ...PHONE, colorScheme: 'dark' }],
  ['a desk, light', { ...DESK, colorScheme: 'light' }],
  ['a desk, dark', { ...DESK, colorScheme: 'dark' }],
] as const)('[PG1] windows and entries on %s are accessible', async (_device, settings) => {
  const scene = await createScene(stage.product)
  await complain(stage, scene, { as: PASSENGER })
  const moderator = await visit(stage, {
    ...{ as: ADMIN, path: '/moderation', bypassCSP: true, ...settings },
  })
  const { page } = moderator
  const card = caseOf(moderator, scene)
  await card.getByText('Author:').waitFor()
  expect(await violations(page)).toEqual([])
  await card.getByRole('button', { name: 'Resolve…' }).click()
  await page.getByText('Mute the author').click()
  expect(await violations(page, 'dialog')).toEqual([])
  await page.keyboard.press('Escape')
  await card.getByRole('button', { name: 'Read more of the conversation' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('An accessible reason')
  await page.getByRole('button', { name: 'Read', exact: true }).click()
  await page.getByText('The conversation begins here').waitFor()
  expect(await violations(page, 'dialog')).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  expect(await violations(page, 'dialog')).toEqual([])
  await page.goto('/moderation/audit')
  await page.getByText('Details').locator('visible=true').first().click()
  expect(await violations(page)).toEqual([])
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }))
  expect(scrollWidth).toBe(clientWidth)
  await leave(moderator)
})
