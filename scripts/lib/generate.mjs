import { CommandError, runScript } from './run.mjs'
import { whenChanged } from './stamp.mjs'

const program = 'prisma/build/index.js'
const output = 'packages/server/src/storage/generated'

/** Generates the Prisma client, unless it is there for this very schema. */
export function generate() {
  const inputs = ['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']
  return whenChanged({ stamp: `${output}/.generated`, inputs }, async () => {
    if (await canReachEngine()) {
      try {
        return await runScript(program, ['generate'])
      } catch (error) {
        // Reached, and yet not to be had; or the schema is wrong, as the second try will tell.
        if (!(error instanceof CommandError)) throw error
      }
    }
    // Prisma insists on a schema engine, which generating never runs: any file will do where the
    // engine cannot be had.
    const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, ...process.env }
    await runScript(program, ['generate'], { env })
  })
}

async function canReachEngine() {
  const host = process.env['PRISMA_ENGINES_MIRROR'] ?? 'https://binaries.prisma.sh'
  const answer = fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(2_000) })
  return answer.then(
    () => true,
    () => false,
  )
}
