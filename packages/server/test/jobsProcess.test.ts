import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepWorker } from '../../../scripts/lib/worker.mjs'
import { createJobsWorld, daysAgo, said, soon, type JobsWorld } from './jobsWorld.ts'

let world: JobsWorld

beforeEach(async () => {
  world = await createJobsWorld()
})
afterEach(() => world.close())

it('[JB7] on SIGTERM the job in hand is finished, and no other begun', async () => {
  const child = await world.startProcess()
  await world.endSession(daysAgo(31))
  const held = await world.holdSessions()
  await world.enqueue('purgeSessions')
  await held.untilMissed()
  const terminating = child.terminate()
  await vi.waitFor(() => expect(said('worker stopping', child.lines)).toHaveLength(1), soon)
  await world.enqueue('purgeSessions')
  await held.letGo()
  const { code, ms } = await terminating
  expect(code).toBe(0)
  expect(ms).toBeLessThan(5_000)
  expect(said('job done', child.lines)).toMatchObject([{ task: 'purgeSessions', deleted: 1 }])
  expect(await world.sessions()).toEqual([])
  expect(await world.jobs()).toBe(1)
})

it('[JB8] a job that does not finish within eight seconds of SIGTERM is given back to the others', async () => {
  const child = await world.startProcess()
  await world.endSession(daysAgo(31))
  const held = await world.holdSessions()
  await world.enqueue('purgeSessions')
  await held.untilMissed()
  const { code, ms } = await child.terminate()
  expect(code).toBe(0)
  expect(ms).toBeLessThan(8_000)
  await held.letGo()
  await world.start()
  await vi.waitFor(() => expect(said('job done', world.lines)).toHaveLength(1), soon)
  expect(await world.sessions()).toEqual([])
}, 40_000)

it('[JB10] a worker that ends by itself is told in a line and started again, until it is stopped', async () => {
  const told: string[] = []
  const worker = keepWorker({
    words: ['--eval', 'process.exit(3)'],
    env: process.env,
    tell: (line) => void told.push(line.trim()),
  })
  await vi.waitFor(() => expect(told).toHaveLength(2), soon)
  await worker.stop()
  expect(told).toEqual([
    'The worker stopped (exit code 3); starting it again in 1 s.',
    'The worker stopped (exit code 3); starting it again in 2 s.',
  ])
})

it('[JB10] a worker that is stopped has time to finish', async () => {
  const told: string[] = []
  const folder = await mkdtemp(join(tmpdir(), 'steppergo-worker-'))
  const worker = keepWorker({
    words: [
      '--eval',
      `process.once('SIGTERM', () => {
         setTimeout(() => { fs.writeFileSync('${folder}/finished', ''); process.exit(0) }, 300)
       })
       setInterval(() => {}, 1000)
       fs.writeFileSync('${folder}/started', '')`,
    ],
    env: process.env,
    tell: (line) => void told.push(line),
  })
  await vi.waitFor(() => expect(existsSync(join(folder, 'started'))).toBe(true), soon)
  await worker.stop()
  expect(existsSync(join(folder, 'finished'))).toBe(true)
  expect(told).toEqual([])
  await rm(folder, { recursive: true })
})
