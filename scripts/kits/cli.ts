import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../lib/paths.mjs'
import { compare } from './compare.ts'
import { toPage, toTables } from './page.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})
const comparison = await compare(Number(values.rounds))
if (values.json !== undefined) await writeFile(values.json, JSON.stringify(comparison, null, 2))
if (values.write) await writeFile(join(root, 'docs/kits.md'), toPage(comparison))
process.stdout.write(`${toTables(comparison).join('\n')}\n`)
