import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { measureSizes, type Part } from './measureSizes.ts'
import { grouped, toTable } from '../lib/table.mjs'

const MODULES_SHOWN = 8

const { values } = parseArgs({ options: { json: { type: 'string' } } })
const parts = await measureSizes()
if (values.json !== undefined) await writeFile(values.json, JSON.stringify(parts, null, 2))

const rows = parts.map(({ title, gzipBytes, budget }) => [
  title,
  grouped(gzipBytes),
  budget === null ? '–' : grouped(budget),
  budget === null ? '–' : grouped(budget - gzipBytes),
])
const overruns = parts.flatMap(overrun)
const lines = [
  '',
  ...toTable([['part', 'bytes, gzip', 'budget', 'left'], ...rows]),
  ...parts.filter(({ budget }) => budget !== null).flatMap(largestModules),
  '',
  ...overruns,
]
process.stdout.write(`${lines.join('\n')}\n`)
if (overruns.length > 0) process.exitCode = 1

function largestModules({ title, modules }: Part): string[] {
  const shown = modules.slice(0, MODULES_SHOWN)
  return [
    '',
    `The largest of ${title}, bytes before compression:`,
    ...shown.map(({ path, bytes }) => `  ${grouped(bytes).padStart(8)}  ${path}`),
  ]
}

function overrun({ title, gzipBytes, budget }: Part): string[] {
  if (budget === null || gzipBytes <= budget) return []
  const over = grouped(gzipBytes - budget)
  return [
    `Over budget: ${title} has ${grouped(gzipBytes)} bytes, ${over} more than ${grouped(budget)}.`,
  ]
}
