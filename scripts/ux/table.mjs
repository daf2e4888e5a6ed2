import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { format } from 'prettier'
import { describeMachine } from '../lib/machine.mjs'
import { toTable } from '../lib/table.mjs'

/**
 * @typedef {object} Measurement
 * @property {number} criterion
 * @property {string} engine
 * @property {string} target
 * @property {string} value
 */

/**
 * @typedef {object} Criterion
 * @property {number} number
 * @property {string} rule the sentence of the specification
 * @property {Measurement[]} measurements none where its tests did not get that far
 */

/**
 * Every criterion of the specification with what was measured for it.
 *
 * @param {string} specification a file
 * @param {string} results a file with a measurement in each line
 * @returns {Promise<Criterion[]>}
 */
export async function readCriteria(specification, results) {
  const rules = (await readFile(specification, 'utf8')).matchAll(
    /^- \*\*UX(\d+)\*\* ((?:.|\n(?= {2}))+)/gm,
  )
  const lines = (await readFile(results, 'utf8')).split('\n').filter(Boolean)
  /** @type {Measurement[]} */
  const measurements = lines.map((line) => JSON.parse(line))
  return [...rules].map(([, number, rule = '']) => ({
    number: Number(number),
    rule: rule.replaceAll(/\s+/g, ' '),
    measurements: measurements.filter(({ criterion }) => criterion === Number(number)),
  }))
}

/** @param {Criterion[]} criteria */
export function writeTable(criteria) {
  const rows = criteria.flatMap(({ number, rule, measurements }) => {
    const [first, ...others] = measurements
    if (!first) return [[`${number}`, rule, '–', 'not measured', '']]
    return [[`${number}`, rule, ...cells(first)], ...others.map((one) => ['', '', ...cells(one)])]
  })
  const head = ['', 'criterion', 'target', 'measured', 'browser']
  return toTable([head, ...rows], { texts: head.length }).join('\n')
}

/** @param {Measurement} measurement */
const cells = ({ target, value, engine }) => [target, value, engine]

/**
 * @param {string} file
 * @param {Criterion[]} criteria
 * @param {NodeJS.ProcessEnv} env
 */
export async function writePage(file, criteria, env) {
  const chromium = execFileSync(env['CHROMIUM_PATH'] ?? 'chromium', ['--version'], {
    encoding: 'utf8',
  }).trim()
  const page = `# What people should feel

Written by \`npm run ux -- --engines --write\`. Each line is a test in a real browser, two of them where two
people talk, against the built product and PostgreSQL. Timings are what this machine took; no test
demands them.

${describeMachine()}, Node ${process.version}, ${chromium}, ${new Date().toISOString().slice(0, 10)}

${writeTable(criteria)}
`
  await writeFile(file, await format(page, { parser: 'markdown', printWidth: 106 }))
}
