/**
 * Clients and server talk through every fault the scheduler can think of, without a network or a
 * clock: `npm run simulate -- --runs 100000 --seed 1`.
 */
import { runProgram } from './lib/program.mjs'

await runProgram('packages/client/test/simulation/cli.ts', { build: false })
