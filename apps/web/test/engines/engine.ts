import { DEMO_PASSWORD, type Product } from '../product.ts'
import { chord, click, keyboard, mouse, strokes, type InputSource } from './actions.ts'
import type { Driver } from './driver.ts'
import { startFirefox } from './firefox.ts'
import { startWebKit } from './webkit.ts'

export type EngineName = 'firefox' | 'webkit'

export type Engine = Awaited<ReturnType<typeof startEngine>>

const { FIREFOX_PATH, WEBKIT_DRIVER_PATH, XVFB_PATH } = process.env

const starts: Record<EngineName, (() => Promise<Driver>) | null> = {
  firefox: FIREFOX_PATH ? () => startFirefox(FIREFOX_PATH) : null,
  webkit:
    WEBKIT_DRIVER_PATH && XVFB_PATH
      ? () => startWebKit({ driver: WEBKIT_DRIVER_PATH, display: XVFB_PATH })
      : null,
}

export const engines = (['firefox', 'webkit'] as const).filter((name) => starts[name] !== null)

/** A browser of another make, with one page, as a person at a desk has it. */
export async function startEngine(name: EngineName) {
  const start = starts[name]
  if (!start) throw new Error(`${name} is not installed here`)
  const driver = await start()
  const perform = (...sources: InputSource[]) => driver.perform(sources)

  /** Calls a function in the page; it sees nothing but its arguments and the page's globals. */
  async function evaluate<Arguments extends unknown[], Result>(
    action: (...given: Arguments) => Result,
    ...given: Arguments
  ): Promise<Awaited<Result>> {
    const call = `(${action})(...${JSON.stringify(given)})`
    const json = await driver.evaluate(`(async () => JSON.stringify((await ${call}) ?? null))()`)
    return JSON.parse(json)
  }

  /** The middle of the first element of a selector, once it is there. */
  const find = (selector: string) => evaluate(waitFor, selector)

  return {
    open: driver.open,
    close: driver.close,
    evaluate,
    find,
    perform,
    type: (text: string) => perform(keyboard(strokes(text))),
    press: (...keys: string[]) => perform(keyboard(chord(...keys))),
    async click(selector: string) {
      const middle = await find(selector)
      await perform(mouse([{ type: 'pointerMove', ...middle }, ...click]))
    },
    /** Signs in from within a page, in English. */
    async signIn({ url }: Product, email: string) {
      await driver.open(`${url}/sign-in`)
      await evaluate(postCredentials, { email, password: DEMO_PASSWORD })
    },
  }
}

async function postCredentials(credentials: { email: string; password: string }): Promise<void> {
  document.cookie = 'sg_locale=en; path=/'
  const response = await fetch('/api/auth/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  })
  if (!response.ok) throw new Error(`Signing in: ${response.status}`)
}

async function waitFor(selector: string): Promise<{ x: number; y: number }> {
  const deadline = performance.now() + 10_000
  for (;;) {
    const box = document.querySelector(selector)?.getBoundingClientRect()
    if (box && box.width > 0) {
      return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }
    }
    if (performance.now() > deadline) throw new Error(`There is no ${selector}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
