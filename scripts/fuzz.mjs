/**
 * Frames, bodies and bytes that are wrong in every way, against a server of its own, while ordinary
 * people go on asking: `npm run fuzz -- --frames 200000 --bodies 50000 --seed 7`.
 */
import { runProgram } from './lib/program.mjs'

await runProgram('packages/server/test/fuzz/cli.ts', { build: false })
