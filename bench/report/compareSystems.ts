import { toTable } from '../../scripts/lib/table.mjs'
import type { Figures } from '../stage.ts'
import { metrics } from './metrics.ts'

/** What the ratios are taken to. */
const REFERENCES = ['socketio', 'naive-sql']

/**
 * One workload's medians as lines of a Markdown table, which reads well in a terminal too.
 *
 * @param compared the figure that is set against the other systems
 */
export function compareSystems(bySystem: Map<string, Figures>, compared: string): string[] {
  const isSaid = (name: string) => [...bySystem.values()].some((figures) => isShown(name, figures))
  const shown = Object.entries(metrics).filter(([name]) => isSaid(name))
  const references = REFERENCES.filter((name) => bySystem.get(name)?.[compared])
  const head = ['system', ...shown.map(([, { title }]) => title)]
  const rows = [...bySystem].map(([system, figures]) => [
    system,
    ...shown.map(([name, { format }]) => written(figures[name], format)),
    ...references.map((reference) =>
      written(ratio(figures, bySystem.get(reference), compared), (value) => value.toFixed(2)),
    ),
  ])
  return toTable([[...head, ...references.map((name) => `× ${name}`)], ...rows])
}

/** Zero lost and zero refused go without saying. */
function isShown(name: string, figures: Figures): boolean {
  const value = figures[name]
  if (value === undefined || Number.isNaN(value)) return false
  return value !== 0 || (name !== 'lost' && name !== 'refused')
}

const ratio = (one: Figures, other: Figures | undefined, name: string) =>
  (one[name] ?? NaN) / (other?.[name] ?? NaN)

const written = (value: number | undefined, format: (value: number) => string) =>
  value === undefined || !Number.isFinite(value) ? '–' : format(value)
