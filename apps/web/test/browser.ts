import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { DEMO_PASSWORD, type Product } from './product.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
export const DESK = { viewport: { width: 1280, height: 800 } }

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: FLAGS,
  })
}

/** A browser that keeps what it has in a folder, as people's browsers do. */
export function launchOn(folder: string, product: Product): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: FLAGS,
    baseURL: product.url,
    locale: 'en-GB',
    ...DESK,
  })
}

/** Signs in by the API, for all pages of the context. */
export async function signIn(context: BrowserContext, product: Product, as: string) {
  await context.request.post('/api/auth/sign-in', {
    data: { email: as, password: DEMO_PASSWORD },
    headers: { Origin: product.url },
  })
}

export interface Visitor {
  context: BrowserContext
  page: Page
  /** Errors of the page so far: exceptions, console errors, refused content, foreign requests. */
  complaints: string[]
}

/** What the tests of a file share. */
export interface Stage {
  product: Product
  browser: Browser
}

/** A browser of one's own, signed in by clicking a demo account. */
export async function visit(
  { browser, product }: Stage,
  { as, path = '/', ...settings }: { as?: string; path?: string } & typeof DESK,
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: product.url, locale: 'en-GB', ...settings })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const complaints = listen(page, product.url)
  if (as) await signIn(context, product, as)
  await page.goto(path)
  return { context, page, complaints }
}

function listen(page: Page, url: string): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    const isNetwork = /^Failed to load resource|^WebSocket connection to/.test(message.text())
    if (message.type() === 'error' && !isNetwork) complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) {
      complaints.push(`foreign request: ${request.url()}`)
    }
  })
  return complaints
}

/** Opens the chat of the trip page and waits until it can be written in and stands still. */
export async function openChat(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Open chat/ }).click()
  await field(page).waitFor()
  await page
    .locator('.sg-panel')
    .evaluate((panel) => Promise.allSettled(panel.getAnimations().map(({ finished }) => finished)))
}

/** Where messages are written. */
export const field = (page: Page) => page.getByRole('textbox', { name: 'Message' })

export async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

/** The bubble of a message, by its exact text. */
export const bubble = (page: Page, text: string) =>
  page.locator('.sg-bubble').filter({ has: page.getByText(text, { exact: true }) })

/** What the messages in the page say, from the top. */
export const texts = (page: Page) => page.locator('.sg-bubble .sg-text').allTextContents()

/** How far an own message has come, as a screen reader says it. */
export const ticks = (page: Page, text: string) => bubble(page, text).getByRole('img')

/** How many messages the device holds unsent; encrypting one takes a moment. */
export const unsent = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const [{ name } = {}] = await indexedDB.databases()
    if (!name) return 0
    const opening = indexedDB.open(name)
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const counting = opening.result.transaction('outbox').objectStore('outbox').count()
    await new Promise((resolve) => (counting.onsuccess = resolve))
    opening.result.close()
    return counting.result
  })

/** By the page's own clock: what the page has to do by then comes before, on a slow machine too. */
export const waitInPage = (page: Page, ms: number): Promise<void> =>
  page.evaluate((delay) => new Promise((resolve) => setTimeout(resolve, delay)), ms)

/** Hears every frame that the sockets of a page send from the next load on. */
export function onFrameSent(page: Page, listener: (payload: string) => void): void {
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => listener(String(payload))),
  )
}
