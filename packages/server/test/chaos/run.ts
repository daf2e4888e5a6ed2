import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../../scripts/lib/ports.mjs'
import { startPostgres } from '../../../../scripts/lib/postgres.mjs'
import { startRedis } from '../../../../scripts/lib/redis.mjs'
import { bugs, type BugName, type Mutation } from './bugs.ts'
import { check } from './checker.ts'
import { prepareDatabase, readHeads, readTable, removeBooking, revokeSession } from './database.ts'
import type { FinalView, HistoryEvent, Violation } from './history.ts'
import { faults, redisFaults, torment, type Stage, type Struck } from './nemesis.ts'
import { startNode } from './node.ts'
import { startProxy } from './proxy.ts'
import { createRandom } from './random.ts'
import { createRecorder } from './recorder.ts'
import { isTwice, startImpatient, startTap } from './strangers.ts'
import { startTraveller } from './workload.ts'

export interface ChaosOptions {
  messages: number
  faults: number
  seed: number
  /** Plants a bug that the checker has to find. */
  bug?: BugName
  /** Restricts the faults to these. */
  only?: string[]
  /** Whether the nodes share a Redis. */
  withRedis: boolean
  /** How long to wait for everyone to catch up before that counts as never. */
  settleLimitMs: number
  log: (line: string) => void
  /** Whether each fault waits until everybody has recovered from the one before. */
  oneByOne?: boolean
  /** Whether to say, every second, who has not caught up and why. */
  trace?: boolean
}

export interface ChaosResult {
  violations: Violation[]
  invoked: number
  acknowledged: number
  refused: number
  unknown: number
  stored: number
  /** Messages sent over socket and REST at once; each is in the table once at most. */
  offeredTwice: number
  struck: Struck[]
  /** From the end of the last fault until every client held everything. */
  settledMs: number
  /** From each healing to the next acknowledged message. */
  firstOkMs: Record<string, number[]>
  /** From each removal to the last packet that reached the removed one. */
  removalMs: number[]
  /** From each healing until everybody held what there was by then; of runs that wait for it. */
  caughtUpMs: Record<string, number[]>
}

const NODES = 2
/** A removal has to reach every socket within the access re-check, however much is broken. */
const REMOVAL_MS = 6_000

/** One run: people talk, things break, and what everyone saw is held against the table. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { seed, log } = options
  const random = createRandom(seed)
  const bug: { mutations: Mutation[]; sql?: string } | null = options.bug ? bugs[options.bug] : null
  const databaseDir = await mkdtemp(join(tmpdir(), 'steppergo-chaos-'))
  const postgres = await startPostgres({ dataDir: databaseDir, durable: true })
  const redis = options.withRedis ? await startRedis() : null
  const world = await prepareDatabase(postgres.url, bug?.sql)
  const databaseUrl = new URL(postgres.url)

  const stage: Stage = {
    ...{ nodes: [], clientLines: [], databaseLines: [], redisLines: [], travellers: [] },
    ...{ databaseDir, redis },
  }
  for (let index = 0; index < NODES; index++) {
    const line = await startProxy(Number(databaseUrl.port))
    const throughLine = new URL(databaseUrl)
    throughLine.port = String(line.port)
    const redisLine = redis && (await startProxy(Number(new URL(redis.url).port)))
    stage.databaseLines.push(line)
    if (redisLine) stage.redisLines.push(redisLine)
    stage.nodes.push(
      await startNode({
        port: await freePort(),
        databaseUrl: throughLine.href,
        redisUrl: redisLine ? `redis://127.0.0.1:${redisLine.port}` : undefined,
        mutations: bug?.mutations ?? [],
      }),
    )
  }
  const nodeFor = (index: number) => {
    const node = stage.nodes[index % NODES]
    if (!node) throw new Error('There is no such node')
    return node
  }

  const recorder = createRecorder()
  for (const [index, { user, tripIds }] of world.travellers.entries()) {
    const line = await startProxy(nodeFor(index).port)
    stage.clientLines.push(line)
    const url = `http://127.0.0.1:${line.port}`
    const clockDays = index % 5 === 3 ? 1 : index % 5 === 4 ? -1 : 0
    stage.travellers.push(startTraveller({ user, url, tripIds, recorder, clockDays }))
  }
  const direct = (index: number) => `http://127.0.0.1:${nodeFor(index).port}`
  const hot = { tripId: world.hotTripId, recorder }
  const impatient = startImpatient({ ...hot, user: world.impatient, url: direct(0) })
  const cancelled = startTap({ ...hot, user: world.cancelled, url: direct(1) })
  const revoked = startTap({ ...hot, user: world.revoked, url: direct(0) })

  let isTormented = true
  const names = options.only ?? [...Object.keys(faults), ...(redis ? Object.keys(redisFaults) : [])]
  const caughtUpMs: Record<string, number[]> = {}
  const watchRecovery = async ({ name, healedAt }: Struck) => {
    if (!options.oneByOne) return
    const heads = await readHeads(postgres.url)
    const owing = stage.travellers.map((traveller) => traveller.owing(heads))
    while (owing.some((isDone) => !isDone())) {
      if (recorder.now() > healedAt + options.settleLimitMs) break
      await sleep(10)
    }
    ;(caughtUpMs[name] ??= []).push(Math.round(recorder.now() - healedAt))
  }
  const { now } = recorder
  const tormenting = torment(stage, random, {
    ...{ count: options.faults, names, now, onHealed: watchRecovery },
  })
    .catch((error: unknown) => {
      throw new Error(`The nemesis failed (seed ${seed})`, { cause: error })
    })
    .finally(() => (isTormented = false))

  // Talking goes on until both the messages are sent and the faults are over.
  let sent = 0
  const paceMs = Math.max(2, (options.faults * 1_900) / options.messages)
  const talk = createRandom(seed + 1)
  let hasRemoved = false
  while (sent < options.messages || isTormented) {
    if (sent < options.messages * 2) {
      const traveller = talk.pick(stage.travellers)
      const dice = talk.next()
      if (dice < 0.08) sent += impatient.burst(talk.between(2, 6))
      else if (dice < 0.12) {
        impatient.twice()
        sent += 1
      } else {
        traveller.send(dice < 0.6 ? world.hotTripId : talk.pick(traveller.tripIds))
        sent += 1
      }
    }
    if (!hasRemoved && sent > options.messages / 2) {
      hasRemoved = true
      const mark = { type: 'removed', tripId: world.hotTripId } as const
      await removeBooking(postgres.url, world.hotTripId, world.cancelled.userId)
      const at = recorder.now()
      recorder.add({ ...mark, at, clientId: world.cancelled.name, cause: 'booking' })
      revoked.drop()
      await revokeSession(postgres.url, world.revoked.sessionId)
      const then = recorder.now()
      recorder.add({ ...mark, at: then, clientId: world.revoked.name, cause: 'session' })
    }
    await sleep(paceMs)
  }
  const struck = await tormenting
  const healedAt = recorder.now()

  const deadline = healedAt + options.settleLimitMs
  /** Waits until everybody holds everything up to the heads, or for too long. */
  const settle = async (readHeads: () => Promise<Record<string, number>>) => {
    for (;;) {
      const heads = await readHeads()
      const waiting = stage.travellers.filter((traveller) => !traveller.isSettled(heads))
      if (waiting.length === 0 || recorder.now() > deadline) return
      if (options.trace) {
        const late = Math.round(recorder.now() - healedAt)
        for (const traveller of waiting) log(`  ${late} ms: ${traveller.describe(heads)}`)
        await sleep(900)
      }
      await sleep(50)
    }
  }
  await settle(() => readHeads(postgres.url))
  const settledMs = Math.round(recorder.now() - healedAt)
  await impatient.idle()
  // What has been seen by now must be in the table; what is in the table must come to be seen.
  const seen = recorder.events.length
  const { table, heads } = await readTable(postgres.url)
  await settle(() => Promise.resolve(heads))
  const views: FinalView[] = []
  for (const traveller of stage.travellers) {
    for (const tripId of traveller.tripIds) {
      const messages = await traveller.view(tripId)
      views.push({ clientId: traveller.user.name, tripId, messages })
    }
  }
  // Somebody who came back may find the answer to an old message only in an older page.
  const events = recorder.events.filter(
    ({ type }, index) => index < seen || type === 'ok' || type === 'fail',
  )
  const violations = check(
    {
      events,
      table,
      views,
      heads,
      settling: world.travellers.map(({ user }) => user.name),
    },
    { removalMs: REMOVAL_MS },
  )

  for (const { port, crashes } of stage.nodes) {
    if (crashes() > 0) violations.push({ kind: 'crashed', detail: `the node on ${port}` })
  }

  for (const traveller of stage.travellers) traveller.close()
  for (const stranger of [impatient, cancelled, revoked]) stranger.close()
  for (const node of stage.nodes) await node.kill()
  for (const line of [...stage.clientLines, ...stage.databaseLines, ...stage.redisLines]) {
    await line.close()
  }
  await redis?.stop()
  await postgres.stop()
  await rm(databaseDir, { recursive: true, force: true })

  const oks = events.filter(({ type }) => type === 'ok')
  const invoked = events.filter(({ type }) => type === 'invoke').length
  const offeredTwice = events.filter(
    (event) => event.type === 'invoke' && isTwice(event.clientId),
  ).length
  const refused = events.filter(({ type }) => type === 'fail').length
  const firstOkMs: Record<string, number[]> = {}
  for (const { name, healedAt: at } of struck) {
    const next = oks.find((ok) => ok.at >= at)
    if (next) (firstOkMs[name] ??= []).push(Math.round(next.at - at))
  }
  log(`seed ${seed}: ${invoked} sent, ${oks.length} acknowledged, ${struck.length} faults`)
  return {
    violations,
    invoked,
    acknowledged: oks.length,
    refused,
    unknown: invoked - oks.length - refused,
    stored: table.filter(({ tempId }) => tempId !== null).length,
    offeredTwice,
    struck,
    settledMs,
    firstOkMs,
    removalMs: removalTimes(events),
    caughtUpMs,
  }
}

function removalTimes(events: HistoryEvent[]): number[] {
  const removals = events.filter((event) => event.type === 'removed')
  return removals.map(({ at, clientId }) => {
    const late = events.flatMap((event) =>
      event.type === 'wire' && event.clientId === clientId ? [event.at - at] : [],
    )
    return Math.round(Math.max(0, ...late))
  })
}
