/**
 * People talk while nodes, databases and lines break; then what everyone saw is held against the
 * table: `npm run chaos -- --messages 1000 --faults 20 --seed 1 --runs 10`.
 */
import { runProgram } from './lib/program.mjs'

await runProgram('packages/server/test/chaos/cli.ts', { build: true })
