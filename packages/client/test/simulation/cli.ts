/** Simulates histories until one breaks a rule: `--runs 1000 --seed 1`, and `--path` to replay. */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { actsArbitrary, simulate } from './simulate.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } },
})
const numRuns = Number(values.runs ?? 1_000)
const seed = Number(values.seed ?? Date.now() % 2 ** 31)

const say = (line: string) => void process.stdout.write(`${line}\n`)

const beganAt = performance.now()
const result = await fc.check(fc.asyncProperty(fc.scheduler(), actsArbitrary, fc.nat(), simulate), {
  numRuns,
  seed,
  ...(values.path === undefined ? {} : { path: values.path }),
})
const seconds = ((performance.now() - beganAt) / 1_000).toFixed(1)
if (result.failed) {
  say(String(fc.defaultReportMessage(result)))
  say(String(result.errorInstance))
  say(`\nReplay: npm run simulate -- --seed ${seed} --path ${result.counterexamplePath ?? ''}`)
  process.exitCode = 1
} else {
  say(`${result.numRuns} interleavings in ${seconds} s, seed ${seed}: every view converged`)
}
