import type { Medians } from './medians.ts'
import { metrics } from './metrics.ts'
import { plain } from '../workloads/workloads.ts'

/** Something the product sets out to reach. */
interface Floor {
  workload: string
  metric: string
  /** What the product is set against; null when the limit stands by itself. */
  reference: string | null
  /** The product's own figure of that name instead of another system's. */
  against?: string
  limit: number
  isAtLeast: boolean
  /** The limit is to the difference, not to the ratio. */
  isDifference?: boolean
}

export interface Verdict {
  text: string
  /** NaN where a figure is missing, which is neither reached nor missed. */
  measured: number
  isReached: boolean
}

const atLeast = (workload: string, metric: string, limits: Record<string, number>): Floor[] =>
  Object.entries(limits).map(([reference, limit]) => {
    return { workload, metric, reference, limit, isAtLeast: true }
  })
const atMost = (workload: string, metric: string, limits: Record<string, number>): Floor[] =>
  Object.entries(limits).map(([reference, limit]) => {
    return { workload, metric, reference, limit, isAtLeast: false }
  })
const absolute = (workload: string, metric: string, limit: number): Floor => {
  return { workload, metric, reference: null, limit, isAtLeast: false }
}

const closed = { socketio: 0.9, ejabberd: 4, 'naive-prisma': 11, 'naive-sql': 4 }
const slowDisk = { 'naive-sql': 9, ejabberd: 4 }

const floors: Floor[] = [
  ...['closed1', 'closed4'].flatMap((name) => [
    ...atLeast(name, 'messagesPerSecond', closed),
    ...atLeast(`${name}-fsync`, 'messagesPerSecond', slowDisk),
    ...atMost(name, 'serverMicros', { socketio: 1.15 }),
    ...atMost(name, 'postgresMicros', { 'naive-sql': 0.12 }),
  ]),
  ...atLeast('mixed', 'messagesPerSecond', { socketio: 1, 'naive-sql': 6 }),
  absolute('mixed', 'framesPerMessage', 26),
  ...atLeast('hot', 'messagesPerSecond', { socketio: 0.8, 'naive-sql': 6 }),
  ...atMost('steady', 'p50', { 'naive-sql': 0.6, ejabberd: 0.8 }),
  ...atLeast('rate', 'ratePerSecond', { ejabberd: 2 }),
  ...atLeast('connect', 'connectionsPerSecond', { 'naive-sql': 1.5, socketio: 0.6 }),
  ...atMost('idle', 'idleBytes10000', { socketio: 1.2 }),
  ...atMost('history', 'historyMs', { 'naive-sql': 0.6 }),
  ...atMost('history', 'catchUpMs', { 'naive-sql': 0.3 }),
  ...atMost('history', 'catchUpBytes', { 'naive-sql': 0.1 }),
  absolute('read', 'readMs', 0.3),
  absolute('read', 'readWalBytes', 500),
  {
    ...absolute('nodes', 'twoNodesDelivery', 0.5),
    against: 'oneNodeDelivery',
    isDifference: true,
  },
  { ...absolute('nodes', 'twoNodesMicros', 2.2), against: 'oneNodeMicros' },
  { ...absolute('storm', 'outageP99', 2), against: 'calmP99' },
  { ...absolute('storm', 'jitterP99', 2), against: 'calmP99' },
  { ...absolute('large', 'largePageMs', 1.2), against: 'smallPageMs' },
  { ...absolute('large', 'largeCatchUpMs', 1.2), against: 'smallCatchUpMs' },
]

/**
 * How the product stands to its floors.
 *
 * @param names the workloads that were asked for; null is all
 */
export function judge(medians: Medians, names: string[] | null): Verdict[] {
  const asked = floors.filter(({ workload }) => names?.includes(plain(workload)) ?? true)
  return asked.map((floor) => {
    const bySystem = medians.get(floor.workload)
    const own = bySystem?.get('product')
    const value = own?.[floor.metric] ?? NaN
    const measured = setAgainst(floor, value, own, bySystem)
    const { isAtLeast, limit } = floor
    const isReached = isAtLeast ? measured >= limit : measured <= limit
    return { text: describe(floor), measured, isReached }
  })
}

type Own = Record<string, number> | undefined

function setAgainst(
  { reference, against, metric, isDifference }: Floor,
  value: number,
  own: Own,
  bySystem: Map<string, Record<string, number>> | undefined,
): number {
  if (against !== undefined) {
    const other = own?.[against] ?? NaN
    return isDifference ? value - other : value / other
  }
  if (reference === null) return value
  return value / (bySystem?.get(reference)?.[metric] ?? NaN)
}

function describe({ workload, metric, reference, against, limit, isAtLeast, ...rest }: Floor) {
  const sign = isAtLeast ? '≥' : '≤'
  const other = against === undefined ? reference : (metrics[against]?.title ?? against)
  const how = rest.isDifference ? `+ ${limit} to` : `${limit} ×`
  return `${workload}, ${metrics[metric]?.title ?? metric}: ${sign} ${other === null ? limit : `${how} ${other}`}`
}
