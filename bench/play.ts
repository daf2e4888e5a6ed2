import type { Cluster } from './database.ts'
import type { Options } from './options.ts'
import { prepareStage } from './prepareStage.ts'
import { brief } from './report/print.ts'
import type { Report } from './run.ts'
import type { Stage } from './stage.ts'
import type { System } from './systems/systems.ts'
import { findWorkload } from './workloads/workloads.ts'

interface Play {
  system: System
  cluster: Cluster
  names: string[]
  /** Follows the names of the workloads in the report. */
  suffix: string
  round: number
  options: Options
  report: Report
  prefix: string[]
  say: (line: string) => void
}

/** One system's workloads in one round. What fails is reported, and the rest goes on. */
export async function play({ system, names, round, report, say, ...rest }: Play): Promise<void> {
  const due = names.filter(
    (name) => !(findWorkload(name).once && round > 1) && (system.workloads?.includes(name) ?? true),
  )
  const attempt = async (what: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work()
      return true
    } catch (error) {
      const failure = `${system.name}, ${what}, round ${round}: ${String(error)}`
      report.failures.push(failure)
      say(failure)
      return false
    }
  }
  if (due.length === 0) return
  const { cluster, suffix, options, prefix } = rest
  const playAll = async (stage: Stage) => {
    for (const name of due) {
      const workload = name + suffix
      const isDone = await attempt(workload, async () => {
        const figures = await findWorkload(name).run(stage)
        if (!figures) return
        report.results.push({ system: system.name, workload, round, figures })
        say(`${round}  ${system.name.padEnd(12)}  ${workload.padEnd(13)}  ${brief(figures)}`)
      })
      if (!isDone) await stage.restart()
    }
  }
  await attempt('start', async () => {
    const stage = await prepareStage({ system, cluster, prefix, seconds: options.seconds })
    try {
      await playAll(stage)
    } finally {
      await stage.server.stop()
      await stage.database?.drop()
    }
  })
}
