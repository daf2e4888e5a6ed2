/**
 * Takes the README's picture of a product that runs: `node scripts/screenshots.mjs http://localhost:3000`.
 * Two people in the same conversation: a passenger's phone and the driver's dashboard.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findOrInstallBrowser } from './lib/browser.mjs'
import { readDemoAccounts } from './lib/demo.mjs'
import { root } from './lib/paths.mjs'

const url = process.argv[2] ?? 'http://localhost:3000'
const folder = join(root, 'docs/images')
const { password } = await readDemoAccounts()
const browser = await chromium.launch({
  executablePath: await findOrInstallBrowser(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})

/**
 * @param {string} email
 * @param {import('playwright-core').BrowserContextOptions} settings
 */
async function signIn(email, settings) {
  const context = await browser.newContext({ baseURL: url, deviceScaleFactor: 2, ...settings })
  const answer = await context.request.post('/api/auth/sign-in', {
    data: { email, password },
    headers: { Origin: url },
  })
  if (!answer.ok()) throw new Error(`${email} cannot sign in: ${answer.status()}`)
  return context.newPage()
}

const passenger = await signIn('aida@steppergo.test', {
  viewport: { width: 390, height: 800 },
  hasTouch: true,
  isMobile: true,
})
const driver = await signIn('nurlan@steppergo.test', { viewport: { width: 1120, height: 800 } })

await passenger.goto('/')
await passenger
  .getByRole('link', { name: /Bishkek/ })
  .first()
  .click()
await passenger.getByRole('button', { name: /^Open chat/ }).click()
await driver.goto('/driver')
const field = driver.getByRole('textbox', { name: 'Message' })
await field.waitFor()
await passenger.getByRole('textbox', { name: 'Message' }).fill('On my way, ten minutes')
await passenger.getByRole('button', { name: 'Send', exact: true }).click()
await driver.locator('.sg-bubble', { hasText: 'On my way, ten minutes' }).waitFor()
await field.fill('No hurry, gate 3. White Camry')
await field.press('Enter')
await passenger.locator('.sg-bubble', { hasText: 'No hurry, gate 3' }).waitFor()
await passenger.waitForTimeout(1_500)

const shots = [await passenger.screenshot(), await driver.screenshot()]
const board = await browser.newPage({
  viewport: { width: 1660, height: 880 },
  deviceScaleFactor: 1,
})
const pictures = shots.map((shot) => `<img src="data:image/png;base64,${shot.toString('base64')}">`)
await board.setContent(`
  <style>
    body { margin: 0; height: 880px; display: flex; gap: 40px; align-items: center;
      justify-content: center; background: #e7efe9 }
    img { height: 800px; border-radius: 20px; box-shadow: 0 8px 40px #0003 }
  </style>
  ${pictures.join('')}`)
await mkdir(folder, { recursive: true })
await board.screenshot({ path: join(folder, 'two-sides.png') })
await browser.close()
