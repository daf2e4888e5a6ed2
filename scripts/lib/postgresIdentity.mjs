import { execFile } from 'node:child_process'
import { chown, lstat, readFile, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * As whom PostgreSQL's programs run.
 *
 * @typedef {object} Identity
 * @property {string[]} prefix words before the program
 * @property {{ uid?: number, gid?: number }} options for `spawn`
 */

/** @type {Identity} */
const asMyself = { prefix: [], options: {} }

/**
 * PostgreSQL refuses to run as root. A user namespace shows it another user id while the kernel
 * still lets it reach root's files, so that works below folders nobody else may enter. Where the
 * kernel or a container forbids namespaces, an unprivileged account of the system takes over.
 *
 * @param {string} folder the cluster's; it and what is in it goes to the chosen identity
 * @param {string} program one of PostgreSQL's, to try
 * @returns {Promise<Identity>}
 */
export async function chooseIdentity(folder, program) {
  if (process.getuid?.() !== 0) return asMyself
  const refusals = []
  for (const { owner, ...identity } of await candidates()) {
    const words = ['-c', 'cd "$1" && exec "$2" --version', 'sh', dirname(folder), program]
    const [command = '', ...rest] = [...identity.prefix, '/bin/sh', ...words]
    try {
      await run(command, rest, identity.options)
    } catch (error) {
      refusals.push(error instanceof Error ? error.message.trim() : String(error))
      continue
    }
    await giveTo(folder, owner)
    return identity
  }
  throw new Error(
    'PostgreSQL does not run as root, and here neither a user namespace nor another account can ' +
      `run it with its data in ${folder}. Run this as an ordinary user, move the folder to where ` +
      `other users may enter, or set DATABASE_URL.\n${refusals.join('\n')}`,
  )
}

async function candidates() {
  const passwd = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const account = (/** @type {string} */ name) => {
    const [, , uid, gid] = passwd.find(([user]) => user === name) ?? []
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
  }
  const nobody = account('nobody')
  const other = account('postgres') ?? nobody
  /** @type {(Identity & { owner: { uid: number, gid: number } })[]} */
  const found = []
  if (process.platform === 'linux' && nobody) {
    const ids = [`--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`]
    const prefix = ['unshare', '--user', ...ids]
    found.push({ prefix, options: {}, owner: { uid: 0, gid: 0 } })
  }
  if (other) found.push({ prefix: [], options: other, owner: other })
  return found
}

/**
 * The folder itself comes last: once it has its owner, so has everything in it.
 *
 * @param {string} path
 * @param {{ uid: number, gid: number }} owner
 */
async function giveTo(path, owner) {
  const status = await lstat(path)
  if (status.uid === owner.uid && status.gid === owner.gid) return
  if (status.isDirectory()) {
    for (const name of await readdir(path)) await giveTo(join(path, name), owner)
  }
  await chown(path, owner.uid, owner.gid)
}
