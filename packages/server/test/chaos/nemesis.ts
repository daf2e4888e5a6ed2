import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatNode } from './node.ts'
import type { Proxy } from './proxy.ts'
import type { Random } from './random.ts'
import type { Traveller } from './workload.ts'

export interface Stage {
  nodes: ChatNode[]
  /** Lines between clients and nodes. */
  clientLines: Proxy[]
  /** Lines between nodes and PostgreSQL. */
  databaseLines: Proxy[]
  redisLines: Proxy[]
  /** The data folder of PostgreSQL, whose keeper starts it again when it dies. */
  databaseDir: string
  redis: { kill(): Promise<void>; restart(): Promise<void> } | null
  travellers: Traveller[]
}

/** Hurts something; what it returns makes it whole again. */
type Fault = (stage: Stage, random: Random) => Promise<() => Promise<void> | void>

const onLine =
  (lines: (stage: Stage) => Proxy[], hurt: (line: Proxy, random: Random) => void): Fault =>
  async (stage, random) => {
    const line = random.pick(lines(stage))
    hurt(line, random)
    return () => line.heal()
  }

/** It died a moment ago, and its keeper is about to start it again. */
const isAlreadyDown = (error: unknown) =>
  error instanceof Error && 'code' in error && ['ESRCH', 'ENOENT'].includes(String(error.code))

const clients = (stage: Stage) => stage.clientLines
const database = (stage: Stage) => stage.databaseLines
const redis = (stage: Stage) => stage.redisLines

const slow = (line: Proxy, random: Random) => line.delay(random.between(50, 400))

export const faults: Record<string, Fault> = {
  'node killed': async ({ nodes }, random) => {
    const node = random.pick(nodes)
    await node.kill()
    return () => node.start()
  },
  'node stopped': async ({ nodes }, random) => {
    const node = random.pick(nodes)
    node.pause()
    return () => node.resume()
  },
  'node drained': async ({ nodes }, random) => {
    const node = random.pick(nodes)
    const code = await node.drain()
    if (code !== 0) throw new Error(`A drained node exited with ${code}`)
    return () => node.start()
  },
  'database killed': async ({ databaseDir }) => {
    try {
      const pid = await readFile(join(databaseDir, 'data', 'postmaster.pid'), 'utf8')
      process.kill(Number(pid.split('\n')[0]), 'SIGKILL')
    } catch (error) {
      if (!isAlreadyDown(error)) throw error
    }
    return () => undefined
  },
  'client line cut': onLine(clients, (line) => line.cut()),
  'client line reset': onLine(clients, (line) => line.reset()),
  'client line dead': onLine(clients, (line) => line.blackhole()),
  'client line slow': onLine(clients, slow),
  'answers to a client lost': onLine(clients, (line) => line.swallowAnswers()),
  'database line cut': onLine(database, (line) => line.cut()),
  'database line slow': onLine(database, slow),
  'database line dead': onLine(database, (line) => line.blackhole()),
  'answers of the database lost': onLine(database, (line) => line.swallowAnswers()),
  'page reloaded': async ({ travellers }, random) => {
    random.pick(travellers).reload()
    return () => undefined
  },
  'all clients cut': async ({ clientLines }) => {
    for (const line of clientLines) line.cut()
    return () => clientLines.forEach((line) => line.heal())
  },
}

export const redisFaults: Record<string, Fault> = {
  'Redis killed': async ({ redis: server }) => {
    await server?.kill()
    return async () => server?.restart()
  },
  'Redis emptied': async ({ redis: server }) => {
    await server?.restart()
    return () => undefined
  },
  'Redis line cut': onLine(redis, (line) => line.cut()),
  'Redis line dead': onLine(redis, (line) => line.blackhole()),
}

export interface Struck {
  name: string
  /** When it was made whole again, on the recorder's clock. */
  healedAt: number
}

interface TormentOptions {
  count: number
  names: string[]
  now: () => number
  /** Called after each healing; the next fault waits for it. */
  onHealed: (struck: Struck) => Promise<void>
}

/** Plays one fault after the other, each time something else. */
export async function torment(
  stage: Stage,
  random: Random,
  { count, names, now, onHealed }: TormentOptions,
): Promise<Struck[]> {
  const all = { ...faults, ...redisFaults }
  const struck: Struck[] = []
  for (let index = 0; index < count; index++) {
    const name = random.pick(names)
    const heal = await all[name]?.(stage, random)
    await sleep(random.between(200, 1_500))
    await heal?.()
    const healed = { name, healedAt: now() }
    struck.push(healed)
    await onHealed(healed)
    await sleep(random.between(200, 900))
  }
  return struck
}
