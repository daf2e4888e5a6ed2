import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { bugs, type BugName } from './bugs.ts'
import { controls } from './controls.ts'
import { measureCatchUp } from './measureCatchUp.ts'
import { runChaos } from './run.ts'
import { runControl } from './runControl.ts'
import { describeRun, summarise } from './summary.ts'

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '1000' },
    faults: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    /** So many runs, each with the next seed. */
    runs: { type: 'string', default: '1' },
    bug: { type: 'string' },
    only: { type: 'string' },
    /** Seconds to wait for everyone to catch up. */
    settle: { type: 'string', default: '40' },
    /** Plants each known bug in its turn and tells whether the checker finds it. */
    controls: { type: 'boolean', default: false },
    /** Lets everybody recover from each fault before the next, and tells how long that took. */
    'one-by-one': { type: 'boolean', default: false },
    /** Only measures how long it takes to catch up with so many missed messages. */
    'catch-up': { type: 'string' },
    trace: { type: 'boolean', default: false },
    'no-redis': { type: 'boolean', default: false },
  },
})

const say = (line: string) => process.stdout.write(`${line}\n`)
const isBug = (name: string): name is BugName => Object.hasOwn(bugs, name)
if (values.bug !== undefined && !isBug(values.bug)) {
  throw new Error(`No such bug; there are: ${Object.keys(bugs).join(', ')}`)
}
const bug = values.bug

say(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
if (values['catch-up'] !== undefined) {
  const missed = Number(values['catch-up'])
  for (let round = 0; round < 5; round++) {
    say(`${missed} missed messages caught up in ${await measureCatchUp(missed)} ms`)
  }
  process.exit(0)
}
if (values.controls) {
  let missed = 0
  for (const control of controls.filter((one) => bug === undefined || one.bug === bug)) {
    const { isCaught, kinds } = await runControl(control, Number(values.seed))
    if (!isCaught) missed += 1
    say(`${isCaught ? 'caught' : 'MISSED'}  ${control.bug}: ${kinds.join(', ') || 'nothing'}`)
  }
  process.exit(missed > 0 ? 1 : 0)
}
const results = []
for (let run = 0; run < Number(values.runs); run++) {
  const seed = Number(values.seed) + run
  const result = await runChaos({
    messages: Number(values.messages),
    faults: Number(values.faults),
    seed,
    withRedis: !values['no-redis'],
    settleLimitMs: Number(values.settle) * 1_000,
    log: say,
    trace: values.trace,
    oneByOne: values['one-by-one'],
    ...(bug === undefined ? {} : { bug }),
    ...(values.only === undefined ? {} : { only: values.only.split(',') }),
  })
  for (const line of describeRun(result)) say(line)
  results.push(result)
}
for (const line of summarise(results)) say(line)
process.exit(results.some(({ violations }) => violations.length > 0) ? 1 : 0)
