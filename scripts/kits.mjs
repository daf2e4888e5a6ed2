/**
 * How the widget opens and scrolls beside other React kits, each on a page of its own:
 * `npm run kits`, or `npm run kits -- --write` for docs/kits.md.
 */
import { runProgram } from './lib/program.mjs'

await runProgram('scripts/kits/cli.ts', { build: false })
