import { findOnPath, installPackage, isExecutable } from './programs.mjs'
import { CommandError } from './run.mjs'

const macFirefox = '/Applications/Firefox.app/Contents/MacOS/firefox'

/**
 * What the tests in Firefox and WebKit find in their environment; of each engine, installed if need
 * be, and left out with a line about it where it can be neither found nor installed.
 *
 * @returns {Promise<Record<string, string>>} empty without any engine
 */
export async function findOrInstallEngines() {
  const firefox = await findOrInstallFirefox()
  const webkit = await findOrInstallWebKit()
  return {
    ...(firefox || webkit ? { UX_ENGINES: '1' } : {}),
    ...(firefox ? { FIREFOX_PATH: firefox } : {}),
    ...(webkit ? { WEBKIT_DRIVER_PATH: webkit.driver, XVFB_PATH: webkit.display } : {}),
  }
}

/**
 * The path of the Firefox that the system has; it needs no driver.
 *
 * @returns {Promise<string | null>}
 */
export async function findOrInstallFirefox() {
  const found = (await findFirefox()) ?? (await install(['firefox-esr'], findFirefox))
  if (!found)
    console.log('  Firefox is left out: it is not here, and the system has no firefox-esr.')
  return found
}

/**
 * WebKitGTK's driver, which brings its browser, and a screen for it.
 *
 * @returns {Promise<{ driver: string, display: string } | null>}
 */
export async function findOrInstallWebKit() {
  const found = (await findWebKit()) ?? (await install(['webkit2gtk-driver', 'xvfb'], findWebKit))
  if (!found) {
    console.log(
      '  WebKit is left out: it is not here, and the system has no webkit2gtk-driver and xvfb.',
    )
  }
  return found
}

async function findFirefox() {
  const wanted = await given('FIREFOX_PATH')
  const found = wanted ?? (await findOnPath(['firefox-esr', 'firefox']))
  return found ?? ((await isExecutable(macFirefox)) ? macFirefox : null)
}

async function findWebKit() {
  const driver = (await given('WEBKIT_DRIVER_PATH')) ?? (await findOnPath(['WebKitWebDriver']))
  const display = (await given('XVFB_PATH')) ?? (await findOnPath(['Xvfb']))
  return driver && display ? { driver, display } : null
}

/** @param {string} name */
async function given(name) {
  const path = process.env[name]
  if (path && !(await isExecutable(path))) {
    throw new CommandError(`${name} is set, but there is no program at ${path}.`)
  }
  return path || null
}

/**
 * @template Found
 * @param {string[]} packages
 * @param {() => Promise<Found | null>} find
 * @returns {Promise<Found | null>}
 */
async function install(packages, find) {
  try {
    for (const name of packages) await installPackage(name)
  } catch {
    return null
  }
  return find()
}
