import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { startOwnDatabase } from '../load/ownDatabase.ts'
import { p99, runFlood } from './runFlood.ts'

const { values } = parseArgs({
  options: {
    /** How long each flood lasts. */
    seconds: { type: 'string', default: '15' },
    /** How long to look at the others before each. */
    calm: { type: 'string', default: '15' },
  },
})

const say = (line: string) => process.stdout.write(`${line}\n`)
const row = (what: string, value: string | number) => say(`  ${what.padEnd(30)} ${value}`)

say(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
const database = await startOwnDatabase()
const { floods, silent, problems } = await runFlood({
  database,
  seconds: Number(values.seconds),
  calmSeconds: Number(values.calm),
})
await database.drop()

for (const { name, spam, allowed, calm, during } of floods) {
  say(`\n${name} for ${spam.seconds.toFixed(1)} s, on two nodes`)
  row('attempts', spam.sent)
  row('got through', `${spam.granted} (${allowed.toFixed(1)} may)`)
  row('refused', JSON.stringify(spam.refused))
  row('others: p99 before', `${p99(calm).toFixed(1)} ms of ${calm.latencies.length}`)
  row('others: p99 during', `${p99(during).toFixed(1)} ms of ${during.latencies.length}`)
  row('others: ratio', `× ${(p99(during) / p99(calm)).toFixed(2)}`)
  row('others: refused', JSON.stringify(during.refused))
}
say(`\n${silent.readers} readers that never read`)
row('messages', `${silent.messages}, ${silent.megabytes.toFixed(0)} MB for all of them`)
row('server: memory', `+ ${silent.growthMegabytes.toFixed(0)} MB at most`)
row('closed', silent.dropped)
row('whole after coming back', silent.whole)
say(problems.length === 0 ? '\nAll within bounds' : '')
for (const problem of problems) say(`  found: ${problem}`)
process.exit(problems.length > 0 ? 1 : 0)
