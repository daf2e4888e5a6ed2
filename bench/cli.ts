import { writeFile } from 'node:fs/promises'
import { readOptions } from './options.ts'
import { toPage } from './report/page.ts'
import { toLines } from './report/print.ts'
import { run } from './run.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

const options = readOptions(process.argv.slice(2))
const report = await run(options, say)
if (options.jsonFile !== null) await writeFile(options.jsonFile, JSON.stringify(report, null, 2))
say(toLines(report).join('\n'))
if (options.isWriting) {
  await writeFile(new URL('../docs/performance.md', import.meta.url), toPage(report))
}
