import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { run } from './run.mjs'

/**
 * The first program of one of these names on the PATH.
 *
 * @param {string[]} names
 * @returns {Promise<string | null>}
 */
export async function findOnPath(names) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  for (const path of folders.flatMap((folder) => names.map((name) => join(folder, name)))) {
    if (await isExecutable(path)) return path
  }
  return null
}

/** @param {string} path */
export function isExecutable(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/**
 * Installs a package of the system, as root or by way of sudo where that asks for no password.
 *
 * @param {string} name
 */
export async function installPackage(name) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const aptGet = async (/** @type {string[]} */ ...words) => {
    const [command = '', ...rest] = [...sudo, 'apt-get', ...words]
    await run(command, rest, { env })
  }
  await aptGet('update')
  await aptGet('install', '-y', '--no-install-recommends', name)
}
