import { buildPages, compile } from './build.mjs'
import { generate } from './generate.mjs'
import { install } from './install.mjs'
import { withLock } from './lock.mjs'
import { root } from './paths.mjs'
import { step } from './steps.mjs'

/**
 * Makes a clone ready to run: packages, Prisma client and, unless `build` is false, the product.
 * One process does it, others in the same folder wait and find it done.
 *
 * @param {{ build: boolean }} options
 */
export function prepare({ build }) {
  const work = async () => {
    await step('Installing packages', install)
    await step('Generating the Prisma client', generate)
    if (!build) return
    await step('Compiling', compile)
    await step('Building the pages', buildPages)
  }
  return withLock(`${root}:prepare`, work, () => {
    console.log('  another process is preparing this folder; waiting for it')
  })
}
