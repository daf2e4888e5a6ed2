import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { root } from './paths.mjs'

/**
 * Reads `.env`, if there is one; what the environment says already wins.
 *
 * @param {string[]} [names] only these: tests are not to depend on how somebody runs the product
 */
export function loadEnvironment(names) {
  const file = join(root, '.env')
  if (!existsSync(file)) return
  for (const [name, value] of Object.entries(parseEnv(readFileSync(file, 'utf8')))) {
    if (!names || names.includes(name)) process.env[name] ??= value
  }
}
