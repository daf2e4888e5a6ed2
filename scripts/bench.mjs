/**
 * How fast the product is beside what one would build or take instead, side by side on this
 * machine: `npm run bench -- --quick`, or `npm run bench -- --write` for docs/performance.md.
 */
import { runProgram } from './lib/program.mjs'

await runProgram('bench/cli.ts', { build: true })
