import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

type Versions = Record<string, string>

interface Manifest {
  name: string
  workspaces?: string[]
  dependencies?: Versions
  devDependencies?: Versions
  optionalDependencies?: Versions
}

interface Lock {
  packages: Record<string, unknown>
}

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/

// Files of this repository, whose shapes npm defines.
const readJson = <Shape>(path: string): Shape => JSON.parse(readFileSync(path, 'utf8')) as Shape

const lock = readJson<Lock>('package-lock.json')
const folders = Object.keys(lock.packages).filter((path) => !path.includes('node_modules'))

it('[DP1] every dependency is pinned to one version, or is a package of ours', () => {
  expect(folders.length).toBeGreaterThan(4)
  const manifests = folders.map((folder) => readJson<Manifest>(`${folder || '.'}/package.json`))
  const own = new Set(manifests.map(({ name }) => name))
  const loose = manifests.flatMap(({ name, dependencies, devDependencies, optionalDependencies }) =>
    Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
      .filter(([dependency, version]) => !own.has(dependency) && !EXACT.test(version))
      .map(([dependency, version]) => `${name}: ${dependency} ${version}`),
  )
  expect(loose).toEqual([])
})

it('[DP2] no script of a dependency runs when packages are installed', () => {
  expect(readFileSync('scripts/lib/install.mjs', 'utf8')).toContain("'ci', '--ignore-scripts'")
  expect(readFileSync('Dockerfile', 'utf8')).not.toMatch(/npm (ci|install)(?!.*--ignore-scripts)/)
})
