import { findOnPath } from '../scripts/lib/programs.mjs'
import { divideCores } from './cores.ts'
import { startCluster, type Cluster } from './database.ts'
import { withFsyncDelay } from './fsyncDelay.ts'
import type { Options } from './options.ts'
import { prepareStage } from './prepareStage.ts'
import { brief } from './report/print.ts'
import type { Figures } from './stage.ts'
import { systems, type System } from './systems/systems.ts'
import { findWorkload, SLOW_DISK, workloads } from './workloads/workloads.ts'

export interface Result {
  system: string
  workload: string
  round: number
  figures: Figures
}

export interface Report {
  options: Options
  cores: string
  postgres: string
  results: Result[]
  /** What went wrong. */
  failures: string[]
  /** What is not on this machine, or was not asked for. */
  missing: string[]
}

const onSlowDisk = ['closed1', 'closed4']

/** Every system in turn, and that as often as there are rounds. */
export async function run(options: Options, say: (line: string) => void): Promise<Report> {
  const chosen = pick(systems, options.systems, ({ name }) => name)
  const names = pick(Object.keys(workloads), options.workloads, (name) => name).filter(
    (name) => name !== 'nodes' || options.nodes > 1,
  )
  const cores = divideCores()
  const groupsOf = (some: string[]) =>
    some.map((name) => ({ name, ...findWorkload(name).group(options.rooms) }))
  const report: Report = {
    options,
    cores: cores.description,
    postgres: '',
    results: [],
    failures: [],
    missing: [await whyNoEjabberd()],
  }
  const clusters: { cluster: Cluster; names: string[]; suffix: string }[] = []
  const cluster = await startCluster(groupsOf(names))
  clusters.push({ cluster, names, suffix: '' })
  report.postgres = cluster.version
  try {
    const slowNames = onSlowDisk.filter((name) => names.includes(name))
    if (options.fsyncDelayMs > 0 && slowNames.length > 0) {
      const start = () => startCluster(groupsOf(slowNames))
      const slow = await withFsyncDelay(options.fsyncDelayMs, start)
      if (slow) clusters.push({ cluster: slow, names: slowNames, suffix: SLOW_DISK })
      else report.missing.push('a slower disk: there is no C compiler to make it with')
    }
    for (let round = 1; round <= options.rounds; round++) {
      for (const one of clusters) {
        for (const system of chosen) {
          if (one.suffix !== '' && system.tables === null) continue
          await play({ ...one, system, round, options, report, say, prefix: cores.serverPrefix })
        }
      }
    }
  } finally {
    for (const one of clusters) await one.cluster.stop()
  }
  return report
}

interface Play {
  system: System
  cluster: Cluster
  names: string[]
  suffix: string
  round: number
  options: Options
  report: Report
  prefix: string[]
  say: (line: string) => void
}

async function play({ system, cluster, names, suffix, round, options, ...rest }: Play) {
  const { report, prefix, say } = rest
  const stage = await prepareStage({ system, cluster, prefix, seconds: options.seconds })
  for (const name of names) {
    const { once, run: playWorkload } = findWorkload(name)
    if (once && round > 1) continue
    const workload = name + suffix
    try {
      const figures = await playWorkload(stage)
      if (!figures) continue
      report.results.push({ system: system.name, workload, round, figures })
      say(`${round}  ${system.name.padEnd(12)}  ${workload.padEnd(13)}  ${brief(figures)}`)
    } catch (error) {
      const failure = `${system.name}, ${workload}, round ${round}: ${String(error)}`
      report.failures.push(failure)
      say(failure)
      await stage.restart()
    }
  }
  await stage.server.stop()
  await stage.database?.drop()
}

function pick<Item>(all: Item[], wanted: string[] | null, nameOf: (item: Item) => string): Item[] {
  const unknown = wanted?.filter((name) => !all.some((item) => nameOf(item) === name)) ?? []
  if (unknown.length > 0) {
    throw new Error(`Unknown: ${unknown.join(', ')}. There are: ${all.map(nameOf).join(', ')}`)
  }
  return all.filter((item) => wanted?.includes(nameOf(item)) ?? true)
}

async function whyNoEjabberd(): Promise<string> {
  const isInstalled = await findOnPath(['ejabberdctl'])
  return `ejabberd: ${isInstalled ? 'it is not among the systems yet' : 'it is not installed'}`
}
