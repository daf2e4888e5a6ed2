import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stateDir } from '../lib/paths.mjs'
import { run } from '../lib/run.mjs'
import { UP_TO_DATE } from '../lib/steps.mjs'
import { kits } from './kits.ts'

const folder = join(stateDir, 'kits')

/** Where the kits and what they need are found; the repository does not depend on them. */
export const kitModules = join(folder, 'node_modules')

/** Installs the versions that are compared, unless they are installed. */
export async function installKits(): Promise<string | undefined> {
  const dependencies = Object.assign({}, ...kits.map(({ packages }) => packages)) as Packages
  const versions = Object.entries(dependencies)
  const installed = await Promise.all(versions.map(([name]) => versionOf(name)))
  if (versions.every(([, version], at) => installed[at] === version)) return UP_TO_DATE

  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }))
  // note: with their peers the kits would bring a React of their own, and a page would have two.
  const words = ['install', '--prefix', folder, '--ignore-scripts', '--legacy-peer-deps']
  const npm = process.env['npm_execpath']
  if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...words])
  else await run('npm', words)
  return undefined
}

type Packages = Record<string, string>

async function versionOf(name: string): Promise<string | null> {
  const text = await readFile(join(kitModules, name, 'package.json'), 'utf8').catch(() => null)
  if (text === null) return null
  // Every package has one.
  return (JSON.parse(text) as { version: string }).version
}
