import { choose } from './choose.ts'
import { divideCores } from './cores.ts'
import { startCluster, type Cluster } from './database.ts'
import { withFsyncDelay } from './fsyncDelay.ts'
import type { Options } from './options.ts'
import { play } from './play.ts'
import type { Figures } from './stage.ts'
import { findWorkload, SLOW_DISK } from './workloads/workloads.ts'

export interface Result {
  system: string
  workload: string
  round: number
  figures: Figures
}

export interface Report {
  options: Options
  cores: string
  /** Of what is measured besides packages of Node. */
  versions: string[]
  results: Result[]
  /** What went wrong. */
  failures: string[]
  /** What is not on this machine, or was not asked for. */
  missing: string[]
}

const onSlowDisk = ['closed1', 'closed4']

/** Every system in turn, and that as often as there are rounds. */
export async function run(options: Options, say: (line: string) => void): Promise<Report> {
  const { names, ...chosen } = choose(options)
  const cores = divideCores()
  const groupsOf = (some: string[]) =>
    some.map((name) => ({ name, ...findWorkload(name).group(options.rooms) }))
  const report: Report = {
    options,
    cores: cores.description,
    versions: chosen.versions,
    results: [],
    failures: [],
    missing: chosen.missing,
  }
  const clusters: { cluster: Cluster; names: string[]; suffix: string }[] = []
  const cluster = await startCluster(groupsOf(names))
  clusters.push({ cluster, names, suffix: '' })
  report.versions.unshift(cluster.version)
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
        for (const system of chosen.systems) {
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
