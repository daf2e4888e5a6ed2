import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stateDir } from './paths.mjs'

const file = join(stateDir, 'secrets.json')

/**
 * The secrets this clone signs with: those of the environment, or 256 random bits each, made once.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ JWT_SECRET: string, SESSION_SECRET: string }>}
 */
export async function readSecrets(env) {
  await mkdir(stateDir, { recursive: true })
  if (!existsSync(file)) {
    const newSecret = () => randomBytes(32).toString('hex')
    const made = { JWT_SECRET: newSecret(), SESSION_SECRET: newSecret() }
    await writeFile(file, JSON.stringify(made, null, 2), { mode: 0o600 })
  }
  await chmod(file, 0o600)
  const kept = JSON.parse(await readFile(file, 'utf8'))
  return {
    JWT_SECRET: env['JWT_SECRET'] || kept.JWT_SECRET,
    SESSION_SECRET: env['SESSION_SECRET'] || kept.SESSION_SECRET,
  }
}
