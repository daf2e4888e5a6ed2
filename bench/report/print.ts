import type { Report } from '../run.ts'
import type { Figures } from '../stage.ts'
import { comparedIn, titleOf } from '../workloads/workloads.ts'
import { judge } from './floors.ts'
import { toMedians } from './medians.ts'
import { compareSystems } from './compareSystems.ts'

/** All tables, then what was set out for and whether it was reached. */
export function toLines({ options, results, failures, missing }: Report): string[] {
  const medians = toMedians(results)
  const tables = [...medians].flatMap(([name, bySystem]) => [
    ...['', `### ${titleOf(name)} (\`${name}\`)`, ''],
    ...compareSystems(bySystem, comparedIn(name)),
  ])
  const verdicts = judge(medians, options.workloads).map(({ text, measured, isReached }) => {
    // A ratio to nothing is no ratio.
    if (!Number.isFinite(measured)) return `- not measured: ${text}`
    return `- ${isReached ? 'reached' : '**not reached**'}: ${text} (${measured.toPrecision(3)})`
  })
  return [
    ...tables,
    ...(verdicts.length > 0 ? ['', '### What was to be reached', '', ...verdicts] : []),
    ...section('### Not measured', [...missing, ...failures]),
  ]
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', title, '', ...lines.map((line) => `- ${line}`)]
}

/** One line while it goes on. */
export const brief = (figures: Figures) =>
  Object.entries(figures)
    .filter(([, value]) => !Number.isNaN(value))
    .map(([name, value]) => `${name} ${value >= 100 ? Math.round(value) : value.toFixed(2)}`)
    .join('  ')
