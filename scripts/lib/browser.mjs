import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { CommandError, run, runScript } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macApps = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * The path of a Chromium for the browser tests, installed if there is none.
 *
 * @returns {Promise<string>}
 */
export async function findOrInstallBrowser() {
  return (await findBrowser()) ?? (await download()) ?? (await installFromSystem())
}

async function findBrowser() {
  const wanted = process.env['CHROMIUM_PATH']
  if (wanted && !(await isExecutable(wanted))) {
    throw new CommandError(`CHROMIUM_PATH is set, but there is no program at ${wanted}.`)
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  for (const path of [...(wanted ? [wanted] : []), ...onPath, ...macApps]) {
    if (await isExecutable(path)) return path
  }
  return downloaded()
}

/** Playwright's own, where it finds the libraries it needs. */
async function downloaded() {
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  if (!(await isExecutable(path))) return null
  return run(path, ['--version']).then(
    () => path,
    () => null,
  )
}

async function download() {
  try {
    await runScript('playwright-core/cli.js', ['install', 'chromium'])
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    console.log(`  Playwright's Chromium cannot be downloaded here; asking the system.`)
  }
  return downloaded()
}

async function installFromSystem() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const aptGet = async (/** @type {string[]} */ ...words) => {
    const [command = '', ...rest] = [...sudo, 'apt-get', ...words]
    await run(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  }
  try {
    await aptGet('update')
    await aptGet('install', '-y', '--no-install-recommends', 'chromium')
  } catch (error) {
    throw new CommandError(
      'The browser tests need Chromium, and it can be installed neither by Playwright nor by the ' +
        `system. Install it and set CHROMIUM_PATH to it.\n${String(error)}`,
    )
  }
  const path = await findBrowser()
  if (!path) throw new CommandError('Chromium was installed, but is not on the PATH.')
  return path
}

/** @param {string} path */
function isExecutable(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}
