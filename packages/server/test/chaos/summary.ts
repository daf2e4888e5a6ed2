import type { ChaosResult } from './run.ts'

const MAX_LISTED = 10

export function describeRun(result: ChaosResult): string[] {
  const { violations, acknowledged, refused, unknown, stored, settledMs } = result
  return [
    `  acknowledged ${acknowledged}, refused ${refused}, unknown ${unknown}, stored ${stored}; all caught up ${settledMs} ms after the last fault`,
    ...(violations.length > 0 ? [`  ${countKinds(result)}`] : []),
    ...violations.slice(0, MAX_LISTED).map(({ kind, detail }) => `  ✗ ${kind}: ${detail}`),
    ...(violations.length > MAX_LISTED ? [`  … ${violations.length} violations in all`] : []),
  ]
}

function countKinds({ violations }: ChaosResult): string {
  const counts: Record<string, number> = {}
  for (const { kind } of violations) counts[kind] = (counts[kind] ?? 0) + 1
  return Object.entries(counts)
    .map(([kind, count]) => `${count} × ${kind}`)
    .join(', ')
}

/** Totals over all runs, with the bound that so many good answers give. */
export function summarise(results: ChaosResult[]): string[] {
  const sum = (count: (result: ChaosResult) => number) =>
    results.reduce((total, result) => total + count(result), 0)
  const acknowledged = sum((result) => result.acknowledged)
  const violations = sum((result) => result.violations.length)
  return [
    '',
    `${sum((result) => result.invoked)} messages, ${sum((result) => result.struck.length)} faults, ${results.length} seeds: ${violations} violations`,
    `${acknowledged} acknowledged, ${sum((result) => result.refused)} refused, ${sum((result) => result.unknown)} unknown`,
    `${sum((result) => result.offeredTwice)} offered over two roads at once; of those without an acknowledgement ${sum((result) => result.stored) - acknowledged} are stored`,
    ...(violations === 0 && acknowledged > 0
      ? [
          // The rule of three: nothing seen in n trials bounds the rate by 3/n with 95 % confidence.
          `with 95 % confidence fewer than 1 in ${Math.floor(acknowledged / 3)} acknowledged messages is affected`,
        ]
      : []),
    `all caught up after the last fault: ${results.map(({ settledMs }) => settledMs).join(', ')} ms`,
    `last packet to somebody removed: ${results.flatMap(({ removalMs }) => removalMs).join(', ')} ms after`,
    '',
    'first acknowledgement after healing, median (worst), in ms:',
    ...listTimes(results.map(({ firstOkMs }) => firstOkMs)),
    ...(results.some(({ caughtUpMs }) => Object.keys(caughtUpMs).length > 0)
      ? ['', 'everybody caught up after healing, median (worst), in ms:']
      : []),
    ...listTimes(results.map(({ caughtUpMs }) => caughtUpMs)),
  ]
}

function listTimes(runs: Record<string, number[]>[]): string[] {
  const all: Record<string, number[]> = {}
  for (const run of runs) {
    for (const [name, times] of Object.entries(run)) (all[name] ??= []).push(...times)
  }
  return Object.entries(all)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, times]) => `  ${name.padEnd(28)} ${median(times)} (${Math.max(...times)})`)
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
