import { setTimeout as sleep } from 'node:timers/promises'
import { startRedis } from '../../scripts/lib/redis.mjs'
import { cpuSeconds } from '../cpu.ts'
import { gather, type Crowd } from '../load/crowd.ts'
import { median } from '../load/median.ts'
import { startOpenLoop } from '../load/openLoop.ts'
import { newCount, settle } from '../load/outcome.ts'
import type { Figures, Stage } from '../stage.ts'

const PER_SECOND = 500
const WARM_UP_MS = 2_000
const NUMBER = Buffer.from('"tempId":"tmp-')

/** One node, then two and a Redis, with the members of every conversation on both. */
export async function twoNodes(stage: Stage): Promise<Figures | null> {
  if (stage.system.tables !== 'product') return null
  const one = await play(stage, [stage.server])
  const redis = await startRedis()
  const env = { REDIS_URL: redis.url }
  const nodes = [await stage.startAnother(env), await stage.startAnother(env)]
  try {
    const two = await play(stage, nodes)
    return {
      oneNodeDelivery: one.delivery,
      twoNodesDelivery: two.delivery,
      oneNodeMicros: one.micros,
      twoNodesMicros: two.micros,
      lost: one.lost + two.lost,
    }
  } finally {
    for (const node of nodes) await node.stop()
    await redis.stop()
  }
}

async function play(stage: Stage, nodes: { port: number; pid: number }[]) {
  const portOf = (index: number) => nodes[index % nodes.length]?.port ?? 0
  const crowd = await gather(stage, stage.world.nodes ?? [], portOf)
  const count = newCount()
  const cpu = () => nodes.reduce((total, { pid }) => total + (cpuSeconds(pid) ?? NaN), 0)
  const loop = startOpenLoop(crowd, count, { perSecond: PER_SECOND, fromDue: false })
  await sleep(WARM_UP_MS)
  const deliveries = timeDeliveries(crowd)
  const [cpuBefore, answeredBefore] = [cpu(), count.answered]
  await sleep(stage.seconds * 1_000)
  const used = cpu() - cpuBefore
  const answered = count.answered - answeredBefore
  const delivery = median(deliveries.stop())
  loop.stop()
  const { lost = 0 } = await settle(crowd, count)
  crowd.leave()
  return { delivery, micros: (used * 1e6) / answered, lost }
}

/** Milliseconds from a message's request to each of its deliveries. */
function timeDeliveries({ members }: Crowd) {
  const sentAt = new Map<string, number>()
  const times: number[] = []
  for (const { client } of members) {
    const { request } = client
    client.request = (name, payload, onAnswer) => {
      sentAt.set(numberIn(Buffer.from(payload)), performance.now())
      request(name, payload, onAnswer)
    }
    client.onMessage = (bytes, start, end) => {
      const sent = sentAt.get(numberIn(bytes.subarray(start, end)))
      if (sent !== undefined) times.push(performance.now() - sent)
    }
  }
  return {
    stop: () => {
      for (const { client } of members) client.onMessage = null
      return times
    },
  }
}

function numberIn(frame: Buffer): string {
  const at = frame.indexOf(NUMBER) + NUMBER.length
  return frame.toString('latin1', at, frame.indexOf('"', at))
}
