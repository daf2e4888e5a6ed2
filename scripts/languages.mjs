/** Writes docs/languages.md, the texts of every language beside their English: `npm run languages`. */
import { runProgram } from './lib/program.mjs'

await runProgram('scripts/languages/writePage.ts', { build: false })
