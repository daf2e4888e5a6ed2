import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { root } from './paths.mjs'
import { UP_TO_DATE } from './steps.mjs'

/**
 * Does the work unless it was done for these very inputs. The stamp lies with what the work makes,
 * so that deleting the one deletes the other.
 *
 * @param {{ stamp: string, inputs: string[], salt?: string, ignore?: string[] }} task
 * `inputs` are files and folders under the root, `ignore` names not to look at
 * @param {() => Promise<unknown>} work
 */
export async function whenChanged({ stamp, inputs, salt = '', ignore = [] }, work) {
  const hash = createHash('sha256').update(process.version).update(salt)
  for (const input of inputs) await hashInto(hash, join(root, input), new Set(ignore))
  const digest = hash.digest('hex')
  const file = join(root, stamp)
  if (existsSync(file) && (await readFile(file, 'utf8')) === digest) return UP_TO_DATE
  await work()
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, digest)
  return undefined
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 * @param {Set<string>} ignore
 */
async function hashInto(hash, path, ignore) {
  if (ignore.has(basename(path)) || !existsSync(path)) return
  if ((await stat(path)).isDirectory()) {
    for (const name of (await readdir(path)).sort()) await hashInto(hash, join(path, name), ignore)
  } else {
    hash.update(`${relative(root, path)}\0`).update(await readFile(path))
  }
}
