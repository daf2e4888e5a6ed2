import { describeMachine, versionOf } from '../lib/machine.mjs'
import { grouped, toTable } from '../lib/table.mjs'
import type { Comparison, Result } from './compare.ts'
import { kits } from './kits.ts'
import { scrolls, viewport, type Figures, type Setting } from './measureKit.ts'

/** docs/kits.md, whole. */
export function toPage(comparison: Comparison): string {
  const lines = [
    '# Beside other React kits',
    '',
    'Written by `npm run kits -- --write`. Ratios carry over to other machines, absolute figures do',
    'not; run it on yours.',
    '',
    '## Machine and versions',
    '',
    ...machine(comparison).map((line) => `- ${line}`),
    '',
    '## Method',
    '',
    ...method(comparison).map((line) => `- ${line}`),
    '',
    ...kits.map(({ name, title }) => `- \`${name}\`: ${title}`),
    '',
    '## Results',
    ...toTables(comparison),
    '',
    '## What is not shown',
    '',
    ...notShown.map((line) => `- ${line}`),
    '',
  ]
  return lines.join('\n')
}

/** The tables by themselves. */
export function toTables({ sizes, results, settings }: Comparison): string[] {
  const weights = sizes.map(({ kit, scriptBytes, styleBytes }) => [
    kit,
    grouped(scriptBytes),
    grouped(styleBytes),
  ])
  return [
    '',
    '### Size without React, bytes after gzip',
    '',
    ...toTable([['kit', 'JavaScript', 'CSS'], ...weights]),
    ...settings.flatMap((setting) => [
      '',
      `### ${titleOf(setting)}`,
      '',
      ...toTable([
        ['kit', ...columns.map(({ title }) => title)],
        ...results.filter((result) => result.setting === setting).map(rowOf),
      ]),
    ]),
  ]
}

const titleOf = ({ messages, slowdown }: Setting) =>
  `${grouped(messages)} messages, ${slowdown === 1 ? 'this processor' : `a processor ${slowdown} × slower`}`

interface Column {
  title: string
  show: (figures: Figures) => string
}

const inTenths = (value: number) => value.toFixed(1)

const columns: Column[] = [
  { title: 'opens, ms', show: ({ openingMs }) => grouped(openingMs) },
  { title: 'rows', show: ({ rows }) => grouped(rows) },
  { title: 'elements', show: ({ elements }) => grouped(elements) },
  { title: 'reading p50 ms', show: ({ readingP50 }) => inTenths(readingP50) },
  { title: 'p95 ms', show: ({ readingP95 }) => inTenths(readingP95) },
  { title: 'rushing p50 ms', show: ({ rushingP50 }) => inTenths(rushingP50) },
  { title: 'p95 ms', show: ({ rushingP95 }) => inTenths(rushingP95) },
]

const rowOf = ({ kit, figures }: Result) => [kit, ...columns.map(({ show }) => show(figures))]

function machine({ browser, date, loadBefore }: Comparison): string[] {
  const packages = kits.flatMap((kit) => Object.entries(kit.packages))
  return [
    `${describeMachine()}; load ${loadBefore.toFixed(1)} before the start`,
    `Chromium ${browser}, Node ${process.version}, React ${versionOf('react')}`,
    packages.map(([name, version]) => `\`${name}\` ${version}`).join(', '),
    `measured on ${date}`,
  ]
}

const method = ({ rounds }: Comparison) => [
  `Medians of ${rounds} round${rounds === 1 ? '' : 's'}, the kits in turn within each round, every visit in a browser context that knows nothing of the page.`,
  'One page for each kit, bundled by esbuild with the same settings into one script and one stylesheet, with the same React, served from this machine. A page that asks for anything elsewhere fails the run.',
  'The same conversation for all of them: texts in Kazakh, Russian and English, one to five sentences each, all messages there from the start.',
  'Size is what a kit adds to a host that has React: the same page bundled without it, compressed by gzip at level 9.',
  `Chromium without a graphics processor shows ${viewport.width} × ${viewport.height} pixels. The slower processor is its own throttling of the page's main thread.`,
  'Opening is from the start of the navigation until the first frame with the last message whole and at the end of the list has been painted. Rows and elements are those in the document half a second later.',
  ...scrolls.map(
    ({ name, pixels, pixelsPerSecond }) =>
      `${name[0]?.toUpperCase()}${name.slice(1)} is a wheel turned upwards over ${grouped(pixels)} pixels at ${grouped(pixelsPerSecond)} a second.`,
  ),
  'Their figures are the times between frames, as `requestAnimationFrame` tells them; at 60 Hz none is shorter than 16.7 ms.',
]

const notShown = [
  "Stream's kit (`stream-chat-react`). Its licence is for customers of Stream that do not compete with it, and grants no other use; nothing here installs it.",
  'The rest of the widget: connection, outbox, inbox and panel. `npm run size` weighs all of it.',
  'Pages of history. Hosts of a kit that draws every message load a few dozen at first, and so does our own panel.',
  "Drawing beyond the main thread, where a list may be empty for a moment while it is scrolled fast, and a phone's graphics.",
  'A real network, on which size counts for more.',
]
