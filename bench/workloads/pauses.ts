import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gather } from '../load/crowd.ts'
import { startOpenLoop } from '../load/openLoop.ts'
import { measure, newCount, percentiles, settle } from '../load/outcome.ts'
import type { Figures, Stage } from '../stage.ts'
import { startWatcher, type Interruption } from '../watch/startWatcher.ts'
import { watchTimer } from '../watch/watch.mjs'

const PER_SECOND = 1_000
/** An answer that takes longer is one that the highest rate may not have more than one of in a hundred. */
const SLOW_MS = 25
/** What lasts so long while an answer is waited for has delayed it. */
const SHARE = 0.4
const CALM_MS = 5_000

/**
 * What stands still while a thousand messages come in a second, and how many of the slow answers
 * have waited for it. One that has waited for two things is counted with both.
 */
export async function pauses(stage: Stage): Promise<Figures | null> {
  const { database } = stage
  if (!database) return null
  const heard: Interruption[] = []
  const hear = (one: Interruption) => void heard.push(one)
  const [place] = await database.query<{ folder: string }>(
    `SELECT current_setting('data_directory') AS folder`,
  )
  const file = join(place?.folder ?? '', '..', 'watched-pages')
  const stops = [startWatcher(`disk=${file}`, { hear })]
  await sleep(CALM_MS)
  const calm = syncsOf(heard)
  heard.length = 0

  stops.push(startWatcher('core of the server', { prefix: stage.serverPrefix, hear }))
  stops.push(startWatcher('core of the rest', { hear }))
  const server = await stage.startAnother({ BENCH_WATCH: 'server' })
  server.onMessage((message) => hear(message as Interruption))
  const stopLoad = watchTimer('load', hear)
  const crowd = await gather({ ...stage, server }, stage.world.pauses ?? [])
  const count = newCount()
  const answers: Interruption[] = []
  const now = () => performance.timeOrigin + performance.now()
  const loop = startOpenLoop(crowd, count, {
    ...{ perSecond: PER_SECOND, fromDue: true },
    onAnswered: (ms) => answers.push({ kind: 'answer', from: now() - ms, to: now() }),
  })
  // As before the highest rate: code that is not compiled yet is slow for reasons of its own.
  await sleep(CALM_MS)
  answers.length = 0
  const stolen = stolenMs()
  const figures = await measure({ ...stage, server }, crowd, count, {
    warmUpMs: 0,
    seconds: stage.seconds,
  })
  const stolenInAll = stolenMs() - stolen
  loop.stop()
  await settle(crowd, count)
  crowd.leave()
  for (const stop of [...stops, stopLoad]) stop()
  await server.stop()
  await rm(file, { force: true })

  const slow = answers.filter(({ from, to }) => to - from > SLOW_MS)
  const waitedFor = (kind: string) =>
    (100 * slow.filter((answer) => hasWaited(answer, ofKind(heard, kind))).length) / slow.length
  const { p50 = NaN, p99 = NaN } = figures
  return {
    ...{ p50, p99 },
    slowPercent: (100 * slow.length) / answers.length,
    slowForDisk: waitedFor('disk'),
    slowForStatement: waitedFor('statement'),
    slowForServer: waitedFor('server'),
    slowForCollector: waitedFor('collector'),
    slowForServerCore: waitedFor('core of the server'),
    slowForRestCore: waitedFor('core of the rest'),
    slowForLoad: waitedFor('load'),
    stolenMs: stolenInAll,
    ...named('calmSync', calm),
    ...named('sync', syncsOf(heard)),
  }
}

const ofKind = (all: Interruption[], wanted: string) => all.filter(({ kind }) => kind === wanted)

const syncsOf = (all: Interruption[]) => {
  const times = ofKind(all, 'sync').map(({ from, to }) => to - from)
  return { ...percentiles(times), max: Math.max(...times) }
}

const named = (name: string, { p50 = NaN, p99 = NaN, max = NaN }: Figures): Figures => ({
  [`${name}P50`]: p50,
  [`${name}P99`]: p99,
  [`${name}Max`]: max,
})

function hasWaited(answer: Interruption, interruptions: Interruption[]): boolean {
  const waitedMs = interruptions.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, answer.to) - Math.max(from, answer.from)),
    0,
  )
  return waitedMs >= SHARE * (answer.to - answer.from)
}

/** What the host gave to other machines while this one wanted to run, on all cores. */
function stolenMs(): number {
  const [, , , , , , , , stolen = NaN] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '')
    .split(/\s+/)
    .map(Number)
  return stolen * 10
}
