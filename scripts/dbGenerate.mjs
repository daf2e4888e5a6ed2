/** Generates the Prisma client from prisma/schema.prisma. */
import { generate } from './lib/generate.mjs'
import { install, requireNode } from './lib/install.mjs'
import { main, step } from './lib/steps.mjs'

requireNode()
await main(async () => {
  await step('Installing packages', install)
  await step('Generating the Prisma client', generate)
})
