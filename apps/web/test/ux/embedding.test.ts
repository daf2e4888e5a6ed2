import { build } from 'esbuild'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { DESK, openChat, visit, write } from '../browser.ts'
import { measured } from '../measured.ts'
import { useStage } from '../stage.ts'
import { createTrip, DRIVER, enter, PASSENGER } from './pair.ts'

const stage = useStage()

const root = join(import.meta.dirname, '../../../..')

it('[UX31] the panel is loaded once somebody points at the button, and opens without a wait', async () => {
  const tripId = await createTrip(stage.product, { count: 3 })
  const { page, context } = await visit(stage, {
    ...{ as: PASSENGER, path: `/trips/${tripId}` },
    ...DESK,
  })
  const button = page.getByRole('button', { name: /^Open chat/ })
  await button.waitFor()
  await page.waitForLoadState('networkidle')
  const scripts: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url())
  })
  await button.hover()
  await expect.poll(() => scripts.length).toBeGreaterThan(0)
  // note: a page that was idle once counts as idle; until no more come has to be waited for here.
  let loaded = 0
  while (loaded < scripts.length) {
    loaded = scripts.length
    await page.waitForTimeout(500)
  }
  await openChat(page)
  expect(scripts.length).toBe(loaded)
  measured(31, 'chromium', 'panel loaded on hover', `${loaded} files on hover, 0 on opening`)
  await context.close()
})

/** Where the host puts the chat, and in which font, is the host's. */
const PLACE = 'all: revert; clear: both; width: 390px; font-family: sans-serif'

/** A page of somebody else, with the widget's list and composer in it. */
async function embed(page: Page, styles: string): Promise<void> {
  const { outputFiles } = await build({
    stdin: { contents: EMBEDDED, resolveDir: join(root, 'packages/react/test'), loader: 'tsx' },
    ...{ bundle: true, write: false, format: 'iife', jsx: 'automatic', outfile: 'page.js' },
    conditions: ['steppergo-source', 'browser'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const text = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? ''
  await page.setContent(
    `<!doctype html><style>${styles}</style><style>${text('.css')}</style>
     <p id="host">The host</p><div id="chat" style="${PLACE}; height: 500px"></div>`,
  )
  await page.addScriptTag({ content: text('.js') })
  await page.locator('.sg-bubble').first().waitFor()
}

const EMBEDDED = `
  import { createRoot } from 'react-dom/client'
  import { MessageInput, MessageList } from '../src/index.ts'
  import { buildMessage } from './messageBuilder.ts'
  import '../src/styles.css'
  const messages = [1, 2, 3].map((seq) => buildMessage(seq, { isOwn: seq === 2 }))
  createRoot(document.querySelector('#chat')).render(
    <>
      <div style={{ all: 'revert', height: 400 }}><MessageList messages={messages} currentUserId="me" /></div>
      <MessageInput onSend={() => undefined} quickReplies={[{ id: 'a', text: 'On my way' }]} />
    </>,
  )`

/** Styles everything there is, in no layer, as old pages do. */
const HOSTILE = `
  body * { margin: 9px; padding: 7px; border: 3px dotted red; box-sizing: content-box; float: left;
    font: italic 30px/3 serif; text-transform: uppercase; letter-spacing: 4px; text-indent: 40px }
  button, textarea { background: yellow; color: red; border-radius: 0 }
  ol, ul, li { list-style: square inside } svg { width: 100px }`

/** What the widget's own rules decide of how its parts look. */
const looks = (page: Page) =>
  page.evaluate(() => {
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    const parts = '.sg-bubble .sg-text .sg-meta .sg-day .sg-send .sg-send_svg .sg-field .sg-reply'
      .split(' ')
      .map((part) => part.replace('_', ' '))
    const box = ['display', 'position', 'float', 'margin', 'padding', 'border', 'borderRadius']
    const text = [
      'backgroundColor',
      'color',
      'fontSize',
      'fontStyle',
      'lineHeight',
      'letterSpacing',
    ]
    const more = ['textTransform', 'textIndent', 'width', 'height']
    return parts.map((part) => {
      const style = getComputedStyle(document.querySelector(part) ?? document.body)
      // What a drawing would write in does not show.
      const names = part.endsWith('svg') ? [...box, 'width', 'height'] : [...box, ...text, ...more]
      const values = names.map((name) => `${name} ${style.getPropertyValue(kebab(name))}`)
      return `${part}: ${values.join('; ')}`
    })
  })

it('[UX32] leaves the page around alone, and keeps its looks in a hostile one', async () => {
  const context = await stage.browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const hostOf = () =>
    page.locator('#host').evaluate((element) => {
      const { color, fontSize, margin, fontFamily } = getComputedStyle(element)
      return { color, fontSize, margin, fontFamily }
    })
  await page.setContent('<!doctype html><p id="host">The host</p>')
  const before = await hostOf()
  await embed(page, '')
  expect(await hostOf()).toEqual(before)
  const plain = await looks(page)
  await page.close()
  const hostile = await context.newPage()
  await embed(hostile, HOSTILE)
  expect(await looks(hostile)).toEqual(plain)
  const properties = await hostile.evaluate(() => {
    const names = new Set<string>()
    for (const { cssRules } of document.styleSheets) {
      const text = [...cssRules].map(({ cssText }) => cssText).join('')
      for (const [name] of text.matchAll(/--sg-[a-z0-9-]+(?=\s*:)/g)) names.add(name)
    }
    return names.size
  })
  expect(properties).toBeGreaterThanOrEqual(40)
  measured(32, 'chromium', '~40 properties, nothing global', `${properties} properties, same looks`)
  await context.close()
})

it.each(['light', 'dark'] as const)(
  '[UX32] a device in the %s gets no flash of the other',
  async (colorScheme) => {
    const tripId = await createTrip(stage.product, { count: 3 })
    const { page, context } = await enter(stage, {
      ...{ as: PASSENGER, tripId },
      ...DESK,
      ...{ colorScheme },
    })
    await page.addInitScript(() => {
      const seen = new Set<string>()
      Object.assign(globalThis, { seen })
      const look = () => {
        const { body } = document
        if (body as HTMLElement | null)
          seen.add(getComputedStyle(document.documentElement).colorScheme)
        const chat = document.querySelector('.sg-root')
        if (chat) seen.add(getComputedStyle(chat).colorScheme)
        requestAnimationFrame(look)
      }
      look()
    })
    await page.reload()
    await openChat(page)
    const seen = await page.evaluate(() => [
      ...(globalThis as unknown as { seen: Set<string> }).seen,
    ])
    // "light dark" is the page's own word for whatever the device says.
    expect(seen.filter((scheme) => scheme !== 'light dark')).toEqual([colorScheme])
    await context.close()
  },
)

it('[UX33] asks no third party for anything', async () => {
  const tripId = await createTrip(stage.product, { count: 3 })
  const { page, context, complaints } = await enter(stage, {
    ...{ as: PASSENGER, tripId },
    ...DESK,
  })
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await page.reload()
  await openChat(page)
  await write(page, 'hello https://example.com/picture.png')
  await page.waitForTimeout(1_000)
  expect([...hosts]).toEqual([new URL(stage.product.url).host])
  expect(complaints).toEqual([])
  measured(33, 'chromium', '0 requests to others', '0')
  await context.close()
})

/** When the title of a tab next changes, by the device's clock, which all tabs share. */
async function watchTitle(page: Page): Promise<() => Promise<number>> {
  const watched = await page.evaluateHandle(() => ({
    changed: new Promise<number>((resolve) => {
      const { title } = document
      const look = () => {
        if (document.title === title) setTimeout(look, 5)
        else resolve(Date.now())
      }
      look()
    }),
  }))
  return () => watched.evaluate(({ changed }) => changed)
}

it('[UX34] the badge counts, is named, stops at 99+, stands in the title and in every tab', async () => {
  const tripId = await createTrip(stage.product, { count: 120, readUpTo: { [PASSENGER]: 120 } })
  const path = `/trips/${tripId}`
  const { page, context } = await visit(stage, { as: PASSENGER, path, ...DESK })
  const tab = await context.newPage()
  await tab.goto(stage.product.url + path)
  expect(await page.locator('.sg-launcher .sg-badge').count()).toBe(0)
  const writer = await enter(stage, { as: DRIVER, tripId, ...DESK })
  for (const text of ['one', 'two', 'three']) await write(writer.page, text)
  for (const where of [page, tab]) {
    await where.getByRole('button', { name: /3 unread messages$/ }).waitFor()
    await expect.poll(() => where.title()).toMatch(/^\(([3-9]|\d{2,})\) /)
  }
  const total = Number(/\d+/.exec(await page.title())?.[0])
  await expect.poll(() => tab.title()).toContain(`(${total}) `)
  const changes = await Promise.all([page, tab].map(watchTitle))
  await openChat(tab)
  await page.getByRole('button', { name: /unread/ }).waitFor({ state: 'detached' })
  const left = total === 3 ? /^Almaty/ : new RegExp(`^\\(${total - 3}\\) `)
  await expect.poll(() => page.title()).toMatch(left)
  const [there = 0, here = 0] = await Promise.all(changes.map((changed) => changed()))
  const same = Math.abs(there - here)
  const many = await createTrip(stage.product, { count: 300, readUpTo: { [PASSENGER]: 10 } })
  await page.goto(`${stage.product.url}/trips/${many}`)
  await expect.poll(() => page.locator('.sg-launcher .sg-badge').innerText()).toBe('99+')
  measured(
    34,
    'chromium',
    'named, 99+, all tabs ≤ 1 s, title',
    `3, 99+, ${same.toFixed(0)} ms, (3)`,
  )
  await context.close()
  await writer.context.close()
})
