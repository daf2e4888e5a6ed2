import { setTimeout as sleep } from 'node:timers/promises'
import { cpuSeconds } from '../cpu.ts'
import type { Figures, Stage } from '../stage.ts'
import type { Crowd } from './crowd.ts'

/** What the senders of a run count up. */
export interface Count {
  sent: number
  answered: number
  refused: number
  /** Milliseconds from request to answer, while they are wanted. */
  latencies: number[] | null
}

export const newCount = (): Count => ({ sent: 0, answered: 0, refused: 0, latencies: null })

export const WARM_UP_MS = 1_000
const DRAIN_MS = 10_000

/**
 * Measures a window of a run that goes on already. A message counts when it was answered and when
 * every other member has it, whichever came later.
 */
export async function measure(
  stage: Stage,
  crowd: Crowd,
  count: Count,
  { warmUpMs, seconds: wanted } = { warmUpMs: WARM_UP_MS, seconds: stage.seconds },
): Promise<Figures> {
  await sleep(warmUpMs)
  const latencies: number[] = []
  count.latencies = latencies
  const before = snapshot(stage, crowd, count)
  await sleep(wanted * 1_000)
  const after = snapshot(stage, crowd, count)
  count.latencies = null
  const seconds = (after.at - before.at) / 1_000
  const answered = after.answered - before.answered
  const delivered = (after.deliveries - before.deliveries) / crowd.framesPerMessage
  const messages = Math.min(answered, delivered)
  const perMessage = (from: number | null, to: number | null) =>
    from === null || to === null ? NaN : ((to - from) * 1e6) / messages
  return {
    messagesPerSecond: messages / seconds,
    ...percentiles(latencies),
    framesPerMessage: (after.frames - before.frames) / messages,
    serverMicros: perMessage(before.serverCpu, after.serverCpu),
    postgresMicros: stage.database ? perMessage(before.postgresCpu, after.postgresCpu) : NaN,
    loadMicros: perMessage(before.loadCpu, after.loadCpu),
  }
}

function snapshot({ server, cluster }: Stage, { tally }: Crowd, { answered }: Count) {
  const { user, system } = process.cpuUsage()
  return {
    at: performance.now(),
    answered,
    deliveries: tally.deliveries,
    frames: tally.frames,
    serverCpu: cpuSeconds(server.pid),
    postgresCpu: cpuSeconds(cluster.postmasterPid),
    loadCpu: (user + system) / 1e6,
  }
}

/** Waits until all that was sent has arrived; what has not by then is lost. */
export async function settle(crowd: Crowd, count: Count): Promise<Figures> {
  const deadline = performance.now() + DRAIN_MS
  const missing = () => {
    const accepted = count.sent - count.refused
    return {
      unanswered: count.sent - count.answered - count.refused,
      undelivered: accepted - crowd.tally.deliveries / crowd.framesPerMessage,
    }
  }
  const isDone = () => Object.values(missing()).every((lack) => lack === 0)
  while (!isDone() && performance.now() < deadline) await sleep(20)
  const { unanswered, undelivered } = missing()
  return { refused: count.refused, lost: Math.max(unanswered, undelivered) }
}

export function percentiles(latencies: number[]): Figures {
  const sorted = Float64Array.from(latencies).sort()
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
