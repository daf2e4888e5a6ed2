import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { createSession } from '../../../../packages/server/test/world.ts'
import { DESK, openChat, texts, visit } from '../browser.ts'
import { useStage } from '../stage.ts'
import { fillWithPayloads } from './fillWithPayloads.ts'
import { payloads } from './payloads.ts'

const DRIVER = 'azamat@steppergo.test'
const MODERATOR = 'saule@steppergo.test'
const ADMIN = 'erlan@steppergo.test'
const LINKS = /^(https?|mailto|tel|geo):/

const stage = useStage()
let tripId = ''

beforeAll(async () => {
  tripId = await fillWithPayloads(stage.product, DRIVER)
  await warnEverybody()
})

/** Reasons of moderators are texts too; half by each, for acts are limited per person. */
async function warnEverybody() {
  const { url, database } = stage.product
  const staff = await database.query(
    `SELECT "id" FROM "User" WHERE "role" <> 'USER' ORDER BY "role"`,
  )
  const sessions = await Promise.all(staff.map(({ id }) => createSession(database, String(id))))
  for (const [index, payload] of payloads.entries()) {
    const { token } = sessions[index % sessions.length] ?? { token: '' }
    const answer = await fetch(`${url}/api/moderation/users/payload-${index + 1}/restrict`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ restriction: 'WARN', reason: payload }),
    })
    expect(answer.status).toBe(200)
  }
}

/** A visitor whose page tells of everything that runs, and of everything that was kept from it. */
async function watched(as: string, path: string) {
  const visitor = await visit(stage, { as, ...DESK })
  const { page, complaints } = visitor
  const found: string[] = []
  page.on('dialog', (dialog) => {
    found.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.exposeFunction('sgTell', (what: string) => void found.push(what))
  await page.addInitScript(() => {
    // What `exposeFunction` has put there.
    const { sgTell } = globalThis as unknown as { sgTell: (what: string) => void }
    Object.assign(globalThis, { sgXss: () => sgTell('executed') })
    addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      sgTell(`policy: ${violatedDirective} ${sample}`),
    )
  })
  await page.goto(path)
  return { ...visitor, page, found, complaints }
}

/** Nothing of a payload has become an element, a handler or an address that leads anywhere else. */
async function expectTextOnly(page: Page) {
  const made = await page.evaluate(() => ({
    handlers: [...document.querySelectorAll('body *')]
      .filter((one) => one.getAttributeNames().some((name) => name.startsWith('on')))
      .map((one) => one.outerHTML.slice(0, 100)),
    links: [...document.querySelectorAll('a[href], area[href], use[href]')].map(
      (one) => one.getAttribute('href') ?? '',
    ),
    embedded: document.querySelectorAll(
      'iframe, object, embed, base, marquee, math, form[action^="javascript" i], video, audio',
    ).length,
  }))
  expect(made.handlers).toEqual([])
  expect(made.embedded).toBe(0)
  expect(made.links.filter((href) => !/^[/#?]/.test(href) && !LINKS.test(href))).toEqual([])
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()

async function expectShown(page: Page, least: number) {
  const shown = flat(await page.locator('body').innerText())
  const there = payloads.filter((payload) => shown.includes(flat(payload)))
  expect(there.length).toBeGreaterThanOrEqual(least)
}

it('[XS1] in messages and names nothing runs, and every text is shown as it was written', async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(100)
  const { page, context, found, complaints } = await watched(DRIVER, `/trips/${tripId}`)
  await openChat(page)
  const unseen = new Set(payloads)
  const list = page.locator('.sg-scroller')
  await expect
    .poll(
      async () => {
        const shown = new Set((await texts(page)).map(flat))
        for (const payload of unseen) if (shown.has(flat(payload))) unseen.delete(payload)
        await list.evaluate((one) => one.scrollBy(0, -one.clientHeight / 2))
        return [...unseen]
      },
      { timeout: 40_000, interval: 50 },
    )
    .toEqual([])
  await expectTextOnly(page)
  expect([...found, ...complaints]).toEqual([])
  await context.close()
}, 60_000)

it('[XS1] in trips’ titles and places nothing runs', async () => {
  const { page, context, found, complaints } = await watched(DRIVER, '/')
  await expectShown(page, payloads.length - 5)
  await page.goto('/driver?trip=trip-payload-1')
  await page.locator('.sg-chat').waitFor()
  await expectTextOnly(page)
  await page.goto('/trips/trip-payload-20')
  await openChat(page)
  await expectShown(page, 1)
  await expectTextOnly(page)
  expect([...found, ...complaints]).toEqual([])
  await context.close()
})

it('[XS1] in reports, their comments and their snapshots nothing runs', async () => {
  const { page, context, found, complaints } = await watched(MODERATOR, '/moderation')
  await expectShown(page, payloads.length - 5)
  await expectTextOnly(page)
  expect([...found, ...complaints]).toEqual([])
  await context.close()
})

it('[XS1] in the audit nothing runs', async () => {
  const { page, context, found, complaints } = await watched(ADMIN, '/moderation/audit')
  await expectShown(page, 40)
  await expectTextOnly(page)
  expect([...found, ...complaints]).toEqual([])
  await context.close()
})
