import { setTimeout as sleep } from 'node:timers/promises'
import { startBystanders, type BystanderReport, type Bystanders } from '../load/bystanders.ts'
import { LIFT_LIMITS, ORDINARY_LIMITS } from '../load/liftLimits.ts'
import { createPace } from '../load/pace.ts'
import { percentile } from '../load/percentile.ts'
import { startNodeProcess, type NodeProcess } from '../nodeProcess.ts'
import type { TestDatabase } from '../testDatabase.ts'
import { fuzzRest } from './fuzzRest.ts'
import { fuzzSockets } from './fuzzSockets.ts'
import { createLedger, type Finding, type Ledger } from './ledger.ts'
import { createFuzzWorld, learnIds, type FuzzWorld } from './world.ts'

export interface FuzzOptions {
  database: TestDatabase
  frames: number
  bodies: number
  seed: number
  /** Frames a second, and requests in proportion; as fast as it goes where it is Infinity. */
  perSecond: number
  /** Sent beforehand, so that what is measured is not code that runs for the first time. */
  warmUpFrames: number
  /** How long to look at the bystanders before it begins. */
  calmMs: number
  /** Called when every other process has been started. */
  onReady?: () => void
}

export interface FuzzPhase {
  name: string
  seconds: number
  /** 99th percentile of a bystander's answer, in milliseconds. */
  calmP99: number
  p99: number
  bystanders: BystanderReport
  counts: [what: string, count: number][]
}

export interface FuzzResult {
  phases: FuzzPhase[]
  findings: Finding[]
}

/** The part of the load that meets a server as it is deployed; the rest meets no limits. */
const LIMITED_SHARE = 0.1

/** Everything wrong that can be thought of, while ordinary people go on asking. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzResult> {
  const world = await createFuzzWorld(options.database)
  const part = (share: number) => ({
    frames: Math.round(options.frames * share),
    bodies: Math.round(options.bodies * share),
  })
  const findings: Finding[] = []
  const set = (isLifted: boolean) => setPhase({ ...options, isLifted, world, findings })
  const [lifted, limited] = [await set(true), await set(false)]
  options.onReady?.()
  return {
    phases: [
      await playPhase('limits lifted', { ...lifted, ...part(1 - LIMITED_SHARE) }),
      await playPhase('limits on', { ...limited, ...part(LIMITED_SHARE) }),
    ],
    findings,
  }
}

interface PhaseOptions extends FuzzOptions {
  isLifted: boolean
  world: FuzzWorld
  findings: Finding[]
}

interface Phase extends PhaseOptions {
  node: NodeProcess
  bystanders: Bystanders
  /** Of what its node says by itself. */
  ledger: Ledger
}

async function setPhase(options: PhaseOptions): Promise<Phase> {
  const { database, world, isLifted } = options
  const ledger = createLedger()
  const node = await startNodeProcess(database.url, {
    ...(isLifted ? { preload: LIFT_LIMITS.preload } : {}),
    env: { LOG_LEVEL: 'error', ...(isLifted ? LIFT_LIMITS.env : ORDINARY_LIMITS) },
    onLine: (line) => noteLine(ledger, line),
  })
  const people = world.bystanders.map((one) => ({ ...one, url: node.url }))
  return { ...options, node, ledger, bystanders: await startBystanders(people) }
}

async function playPhase(name: string, phase: Phase): Promise<FuzzPhase> {
  const { node, world, isLifted, frames, bodies, seed, perSecond, bystanders, ledger } = phase
  const port = Number(new URL(node.url).port)
  const ids = await learnIds(node, world)
  const play = (into: Ledger, count: { frames: number; bodies: number }, of: number) => {
    const load = { port, seed: of, ids, ledger: into, tokens: world.tokens }
    const bodiesPerSecond = (perSecond * count.bodies) / count.frames
    return Promise.all([
      fuzzSockets({
        ...{ ...load, frames: count.frames, pace: createPace(perSecond) },
        rawShare: isLifted ? 0.15 : 0.01,
      }),
      fuzzRest({
        ...{ ...load, bodies: count.bodies, pace: createPace(bodiesPerSecond) },
        spareTokens: world.spareTokens,
      }),
    ])
  }
  const warmUp = createLedger()
  if (phase.warmUpFrames > 0) {
    const share = phase.warmUpFrames / frames
    const count = { frames: phase.warmUpFrames, bodies: Math.round(bodies * share) }
    await play(warmUp, count, seed + 1)
  }
  await sleep(phase.calmMs / 2)
  await bystanders.report()
  await sleep(phase.calmMs)
  const calm = await bystanders.report()

  const startedAt = performance.now()
  await play(ledger, { frames, bodies }, seed)
  const seconds = (performance.now() - startedAt) / 1_000
  const during = await bystanders.report()
  bystanders.leave()
  if (node.hasEnded()) ledger.found('exit', 'The server has ended by itself')
  // Whatever it held back, it may say now.
  else if ((await node.terminate()).code !== 0) ledger.found('exit', 'The server did not drain')
  for (const [code, count] of Object.entries(during.refused)) {
    if (code !== 'RATE_LIMITED') ledger.found('silence', `bystanders heard ${code} ${count} times`)
  }
  phase.findings.push(...warmUp.findings, ...ledger.findings)
  return {
    name,
    seconds,
    calmP99: percentile(calm.latencies, 0.99),
    p99: percentile(during.latencies, 0.99),
    bystanders: during,
    counts: ledger.counts(),
  }
}

/** Everything that it says at `error` is a fault, and so is what it says without being asked. */
function noteLine(ledger: Ledger, line: string) {
  if (line.trim() !== '') ledger.found('fault', line)
}
