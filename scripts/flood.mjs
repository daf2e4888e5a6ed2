/**
 * One who spams, one who connects without end and a hundred who read nothing, while ordinary people go
 * on asking: `npm run flood -- --seconds 15`.
 */
import { runProgram } from './lib/program.mjs'

await runProgram('packages/server/test/flood/cli.ts', { build: false })
