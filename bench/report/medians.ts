import { median } from '../load/median.ts'
import type { Result } from '../run.ts'
import type { Figures } from '../stage.ts'

/** By workload and system: the median of every figure over the rounds. */
export type Medians = Map<string, Map<string, Figures>>

export function toMedians(results: Result[]): Medians {
  const medians: Medians = new Map()
  for (const { workload, system } of results) {
    const bySystem = medians.get(workload) ?? new Map<string, Figures>()
    medians.set(workload, bySystem)
    if (bySystem.has(system)) continue
    const rounds = results
      .filter((result) => result.workload === workload && result.system === system)
      .map(({ figures }) => figures)
    const names = new Set(rounds.flatMap((figures) => Object.keys(figures)))
    const figures = [...names].map((name) => {
      const values = rounds.map((round) => round[name] ?? NaN).filter((value) => !isNaN(value))
      // One message lost in one round is a message lost.
      const isLoss = name === 'lost' || name === 'refused'
      return [name, isLoss ? Math.max(...values) : median(values)] as const
    })
    bySystem.set(system, Object.fromEntries(figures))
  }
  return medians
}
