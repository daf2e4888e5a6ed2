import type { Browser, CDPSession, Page } from 'playwright-core'
import type { ServedKit } from './serveKit.ts'

/** On what and with how much a kit is shown. */
export interface Setting {
  messages: number
  /** How much slower than this machine's processor. */
  slowdown: number
}

/** What one visit to a kit's page has shown. */
export type Figures = Record<FigureName, number>

export type FigureName =
  'openingMs' | 'rows' | 'elements' | `${(typeof scrolls)[number]['name']}${'P50' | 'P95'}`

/** One after the other, upwards. */
export const scrolls = [
  { name: 'reading', pixels: 3_000, pixelsPerSecond: 1_500 },
  { name: 'rushing', pixels: 20_000, pixelsPerSecond: 6_000 },
] as const

export const viewport = { width: 390, height: 844 }

const OPENING_TIMEOUT_MS = 120_000
const SETTLING_MS = 500

/** Opens a kit's page in a browser that knows nothing of it, and scrolls upwards through it. */
export async function measureKit(
  browser: Browser,
  { origin, kit }: ServedKit,
  { messages, slowdown }: Setting,
): Promise<Figures> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  page.setDefaultTimeout(OPENING_TIMEOUT_MS)
  const strangers = noteStrangers(page, origin)
  const devTools = await context.newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const words = new URLSearchParams({ messages: String(messages), row: kit.row })
  await page.goto(`${origin}/?${words}`, { waitUntil: 'commit' })
  await page.waitForFunction('globalThis.pageProbe')
  const openingMs = await page.evaluate(() => pageProbe.opened)
  await page.waitForTimeout(SETTLING_MS)
  const counts = await page.evaluate(() => pageProbe.counts())
  const figures: Partial<Figures> = { openingMs, ...counts }
  for (const scroll of scrolls) Object.assign(figures, await measureScroll(page, devTools, scroll))
  await context.close()
  if (strangers.length > 0) throw new Error(`${kit.name} asked for ${strangers.join(', ')}`)
  // Every name was set above.
  return figures as Figures
}

type Scroll = (typeof scrolls)[number]

async function measureScroll(
  page: Page,
  devTools: CDPSession,
  { name, pixels, pixelsPerSecond }: Scroll,
): Promise<Record<string, number>> {
  const from = await page.evaluate(() => pageProbe.position())
  await page.evaluate(() => pageProbe.startFrames())
  await devTools.send('Input.synthesizeScrollGesture', {
    x: viewport.width / 2,
    y: viewport.height / 2,
    yDistance: pixels,
    speed: pixelsPerSecond,
    gestureSourceType: 'mouse',
  })
  const frames = await page.evaluate(() => pageProbe.takeFrames())
  const to = await page.evaluate(() => pageProbe.position())
  // Less than the wheel was turned where rows turn out higher than a list had guessed.
  if (!(from - to > pixels / 2)) throw new Error(`The list moved by ${from - to} of ${pixels} px`)
  return {
    [`${name}P50`]: quantile(frames, 0.5),
    [`${name}P95`]: quantile(frames, 0.95),
  }
}

/** Addresses that a page asks for and that are not its own. */
function noteStrangers(page: Page, origin: string): string[] {
  const strangers: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !url.startsWith('data:')) strangers.push(url)
  })
  return strangers
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
