import type { FuzzPhase, FuzzResult } from './runFuzz.ts'

/** What a run came to, for a terminal. */
export function describeFuzz({ phases, findings }: FuzzResult, seed: number): string[] {
  return [
    ...phases.flatMap(describePhase),
    '',
    `seed ${seed}: ${findings.length === 0 ? 'nothing found' : `${findings.length} found`}`,
    ...findings.map(({ kind, detail }) => `  ${kind}: ${detail}`),
  ]
}

function describePhase(phase: FuzzPhase): string[] {
  const { name, seconds, calmP99, p99, bystanders, counts } = phase
  const count = (what: string) => counts.find(([name]) => name === what)?.[1] ?? 0
  const starting = (start: string) => counts.filter(([name]) => name.startsWith(start))
  const list = (start: string) =>
    starting(start)
      .sort(([, a], [, b]) => b - a)
      .map(([name, times]) => `${name.slice(start.length)} ${times}`)
      .join(', ')
  const serverErrors = [...starting('REST 5'), ...starting('polling 5')]
  const rows: [string, string | number][] = [
    ['frames', count('frames')],
    ['requests', count('requests')],
    [
      'connections',
      `${count('connections')}, ${count('connections refused')} refused, ${count('never let in')} times none`,
    ],
    ['answers', list('answered ')],
    ['REST', list('REST ')],
    ['polling', list('polling ')],
    ['exits', count('found: exit')],
    ['faults, unhandled rejections', count('found: fault')],
    ['5xx', serverErrors.reduce((sum, [, times]) => sum + times, 0)],
    ['INTERNAL', count('found: internal')],
    ['UNAVAILABLE', count('found: unavailable')],
    ['never answered', count('found: silence')],
    ['bystanders: answers', bystanders.latencies.length],
    ['bystanders: refused', JSON.stringify(bystanders.refused)],
    ['bystanders: connections lost', bystanders.lost],
    ['bystanders: p99 before', `${calmP99.toFixed(1)} ms`],
    ['bystanders: p99 during', `${p99.toFixed(1)} ms (× ${(p99 / calmP99).toFixed(1)})`],
  ]
  return [
    '',
    `${name}, ${seconds.toFixed(1)} s`,
    ...rows.map(([what, value]) => `  ${what.padEnd(30)} ${value}`),
  ]
}
