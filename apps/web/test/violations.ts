import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Violation {
  id: string
  nodes: { target: string[] }[]
}

/**
 * What axe finds against WCAG 2.2 AA within the elements named, or on the whole page. The page's own
 * policy forbids injected scripts: its context goes around that by `bypassCSP`.
 */
export async function violations(page: Page, within?: string): Promise<string[]> {
  await page.addScriptTag({ path: axePath })
  return page.evaluate(
    async ({ tags, within }) => {
      const { axe } = globalThis as unknown as {
        axe: { run(context: unknown, options: unknown): Promise<{ violations: Violation[] }> }
      }
      const result = await axe.run(within ?? document, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      })
      return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)
    },
    { tags: TAGS, within },
  )
}
