import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Every `[XX1]` at the start of a test's title; there may be several. */
function testedRules(): Set<string> {
  const files = ['packages', 'apps/web/src', 'apps/web/test', 'prisma', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.test\.tsx?$/.test(file) && !/node_modules|dist/.test(file))
      .map((file) => join(folder, file)),
  )
  const titles = files.flatMap((file) => [
    ...readFileSync(join(root, file), 'utf8').matchAll(/['`](?:\[[A-Z]{2}\d+\] )+/g),
  ])
  return new Set(titles.flatMap(([ids]) => ids.match(/[A-Z]{2}\d+/g) ?? []))
}

it('[SP1] every rule of the specification has a test, and every test a rule', () => {
  const spec = readFileSync(join(root, 'SPEC.md'), 'utf8')
  const rules = new Set([...spec.matchAll(/^- \*\*([A-Z]{2}\d+)\*\* /gm)].map(([, id]) => id ?? ''))
  const tested = testedRules()
  expect([...tested].filter((id) => !rules.has(id))).toEqual([])
  expect([...rules].filter((id) => !tested.has(id))).toEqual([])
})
