/**
 * How much of a visitor's line the widget takes, against its budgets: `npm run size`, and
 * `npm run size -- --json F` to keep the figures.
 */
import { runProgram } from './lib/program.mjs'

await runProgram('scripts/size/cli.ts', { build: false })
