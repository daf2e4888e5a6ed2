import type { Options } from './options.ts'
import { systems, type System } from './systems/systems.ts'
import { findWorkload, workloads } from './workloads/workloads.ts'

export interface Choice {
  systems: System[]
  /** Of the workloads. */
  names: string[]
  /** Which ones the systems are that come from elsewhere. */
  versions: string[]
  /** Which ones are not here, and why. */
  missing: string[]
}

/** What was asked for and can be had. */
export function choose(options: Options): Choice {
  const choice: Choice = { systems: [], names: [], versions: [], missing: [] }
  for (const system of pick(systems, options.systems, ({ name }) => name)) {
    const found = system.find?.()
    if (typeof found === 'string') {
      choice.missing.push(`${system.name}: ${found}`)
      continue
    }
    choice.systems.push(system)
    if (found) choice.versions.push(found.version)
  }
  const isPlayed = (name: string) =>
    (name !== 'nodes' || options.nodes > 1) &&
    (options.workloads !== null || !findWorkload(name).isOptional)
  const names = pick(Object.keys(workloads), options.workloads, (name) => name)
  choice.names.push(...names.filter(isPlayed))
  return choice
}

function pick<Item>(all: Item[], wanted: string[] | null, nameOf: (item: Item) => string): Item[] {
  const unknown = wanted?.filter((name) => !all.some((item) => nameOf(item) === name)) ?? []
  if (unknown.length > 0) {
    throw new Error(`Unknown: ${unknown.join(', ')}. There are: ${all.map(nameOf).join(', ')}`)
  }
  return all.filter((item) => wanted?.includes(nameOf(item)) ?? true)
}
