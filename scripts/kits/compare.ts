import { loadavg } from 'node:os'
import { chromium, type Browser } from 'playwright-core'
import { median } from '../../bench/load/median.ts'
import { findOrInstallBrowser } from '../lib/browser.mjs'
import { step } from '../lib/steps.mjs'
import { buildKit } from './buildKit.ts'
import { installKits } from './installKits.ts'
import { kits } from './kits.ts'
import { measureKit, type FigureName, type Figures, type Setting } from './measureKit.ts'
import { serveKit, type ServedKit } from './serveKit.ts'

export interface Comparison {
  rounds: number
  /** The day, ISO 8601. */
  date: string
  browser: string
  /** Processes that wanted a processor in the minute before. */
  loadBefore: number
  settings: Setting[]
  sizes: { kit: string; scriptBytes: number; styleBytes: number }[]
  results: Result[]
}

/** The medians of a kit in a setting. */
export interface Result {
  kit: string
  setting: Setting
  figures: Figures
}

const settings: Setting[] = [
  { messages: 1_000, slowdown: 1 },
  { messages: 1_000, slowdown: 4 },
  { messages: 10_000, slowdown: 1 },
  { messages: 10_000, slowdown: 4 },
]

/** Builds every kit's page the same way and measures them in turn within each round. */
export async function compare(rounds: number): Promise<Comparison> {
  const loadBefore = loadavg()[0] ?? NaN
  await step('Installing the kits', installKits)
  const built = await step('Building their pages', () => Promise.all(kits.map(buildKit)))
  const executablePath = await findOrInstallBrowser()
  const browser = await chromium.launch({ executablePath, args: QUIET })
  const served = await Promise.all(built.map(serveKit))
  try {
    return {
      ...{ rounds, loadBefore, settings },
      date: new Date().toISOString().slice(0, 10),
      browser: browser.version(),
      sizes: built.map(({ kit, scriptBytes, styleBytes }) => {
        return { kit: kit.name, scriptBytes, styleBytes }
      }),
      results: await measureAll(browser, served, rounds),
    }
  } finally {
    await browser.close()
    for (const { close } of served) close()
  }
}

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']

async function measureAll(
  browser: Browser,
  served: ServedKit[],
  rounds: number,
): Promise<Result[]> {
  const places = settings.flatMap((setting) => served.map((kit) => ({ kit, setting })))
  const visits = places.map(() => [] as Figures[])
  for (let round = 0; round < rounds; round++) {
    await step(`Round ${round + 1} of ${rounds}`, async () => {
      for (const [at, { kit, setting }] of places.entries()) {
        visits[at]?.push(await measureKit(browser, kit, setting))
      }
    })
  }
  return places.map(({ kit, setting }, at) => {
    return { kit: kit.kit.name, setting, figures: mediansOf(visits[at] ?? []) }
  })
}

function mediansOf(visits: Figures[]): Figures {
  // Every visit has the same names.
  const names = Object.keys(visits[0] ?? {}) as FigureName[]
  const medians = names.map((name) => [name, median(visits.map((visit) => visit[name]))])
  return Object.fromEntries(medians) as Figures
}
