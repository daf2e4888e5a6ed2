import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../../scripts/lib/ports.mjs'
import { startPostgres } from '../../../../scripts/lib/postgres.mjs'
import { prepareDatabase } from './database.ts'
import { startNode } from './node.ts'
import { startProxy } from './proxy.ts'
import { createRecorder } from './recorder.ts'
import { startImpatient } from './strangers.ts'
import { startTraveller } from './workload.ts'

/** How long a device that was away takes from its new connection to holding all that it missed. */
export async function measureCatchUp(missed: number): Promise<number> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'steppergo-catchup-'))
  const postgres = await startPostgres({ dataDir: databaseDir, durable: true })
  const world = await prepareDatabase(postgres.url)
  const node = await startNode({
    ...{ port: await freePort(), databaseUrl: postgres.url, redisUrl: undefined, mutations: [] },
  })
  const line = await startProxy(node.port)
  const recorder = createRecorder()
  const [first] = world.travellers
  if (!first) throw new Error('There is nobody')
  const tripIds = [world.hotTripId]
  const url = `http://127.0.0.1:${line.port}`
  const away = startTraveller({ ...first, url, tripIds, recorder, clockDays: 0 })
  const sender = startImpatient({
    ...{ user: world.impatient, url: `http://127.0.0.1:${node.port}` },
    ...{ tripId: world.hotTripId, recorder },
  })
  const heads = (seq: number) => ({ [world.hotTripId]: seq })

  while (sender.burst(1) === 0 || !away.isSettled(heads(1))) await sleep(50)
  line.cut()
  await sleep(200)
  const { length: answered } = recorder.events.filter(({ type }) => type === 'ok')
  for (let sent = 0; sent < missed; sent += sender.burst(50)) await sender.idle()
  await sender.idle()
  line.heal()
  let connectedAt = -1
  while (!away.isSettled(heads(answered + missed))) {
    if (connectedAt < 0 && away.isConnected()) connectedAt = recorder.now()
    await sleep(2)
  }
  const tookMs = recorder.now() - connectedAt
  const held = await away.view(world.hotTripId)
  if (held.length !== answered + missed) throw new Error(`It holds ${held.length} messages`)

  away.close()
  sender.close()
  await node.kill()
  await line.close()
  await postgres.stop()
  await rm(databaseDir, { recursive: true, force: true })
  return Math.round(tookMs)
}
