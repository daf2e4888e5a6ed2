import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stat } from 'node:fs/promises'
import { root } from './paths.mjs'
import { run } from './run.mjs'
import { whenChanged } from './stamp.mjs'

/** Ends the process when this Node is too old to run us. Older ones must be able to parse this. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(`Node 20.19 or newer is needed; this is ${process.version}. See https://nodejs.org`)
  process.exit(1)
}

/** Installs what package-lock.json names, unless it is installed. */
export function install() {
  const inputs = ['package-lock.json']
  return whenChanged({ stamp: 'node_modules/.steppergo-installed', inputs }, async () => {
    if (await wasInstalledByHand()) return
    // No package needs its install script here, and some of them try to download things.
    const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
    const npm = process.env['npm_execpath']
    if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...words])
    else await run('npm', words)
  })
}

/** npm keeps its own record of what it installed and when. */
async function wasInstalledByHand() {
  const record = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const [installed, locked] = await Promise.all([
    stat(record),
    stat(join(root, 'package-lock.json')),
  ])
  return installed.mtimeMs >= locked.mtimeMs
}
