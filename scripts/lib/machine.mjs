import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** What figures are worth nothing without: cores, memory and system of this machine. */
export function describeMachine() {
  const processors = cpus()
  const gigabytes = (totalmem() / 1024 ** 3).toFixed(1)
  const model = processors[0]?.model.trim() ?? 'unknown'
  return `${processors.length} cores (${model}), ${gigabytes} GB, ${type()} ${release()}`
}

/**
 * The version of an installed package.
 *
 * @param {string} name
 * @returns {string}
 */
export function versionOf(name) {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  )
  return version
}
