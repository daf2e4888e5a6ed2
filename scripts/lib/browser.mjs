import { findOnPath, installPackage, isExecutable } from './programs.mjs'
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
  const installed = wanted || (await findOnPath(names))
  if (installed) return installed
  for (const path of macApps) if (await isExecutable(path)) return path
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
  try {
    await installPackage('chromium')
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
