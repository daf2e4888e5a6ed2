import { constants, cpus, setPriority } from 'node:os'
import { parseArgs } from 'node:util'
import { startOwnDatabase } from '../load/ownDatabase.ts'
import { describeFuzz } from './report.ts'
import { runFuzz } from './runFuzz.ts'

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '200000' },
    bodies: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    /** Frames a second; 0 is as fast as it goes. */
    rate: { type: 'string', default: '400' },
    /** Frames before anything is counted or measured. */
    'warm-up': { type: 'string', default: '4000' },
    /** Seconds to look at the bystanders before it begins. */
    calm: { type: 'string', default: '10' },
  },
})

const say = (line: string) => process.stdout.write(`${line}\n`)
say(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`)
const seed = Number(values.seed)
const database = await startOwnDatabase()
const result = await runFuzz({
  database,
  seed,
  frames: Number(values.frames),
  bodies: Number(values.bodies),
  perSecond: Number(values.rate) || Infinity,
  warmUpFrames: Number(values['warm-up']),
  calmMs: Number(values.calm) * 1_000,
  // What others notice is to be the server's doing, and not that this process takes the machine.
  onReady: () => setPriority(constants.priority.PRIORITY_LOW),
})
await database.drop()
for (const line of describeFuzz(result, seed)) say(line)
process.exit(result.findings.length > 0 ? 1 : 0)
