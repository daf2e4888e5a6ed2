import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { applyMigrations } from '../../../scripts/lib/migrate.mjs'
import { DELETE_EXPIRED_SESSIONS, purgeSessions } from '../src/jobs/purgeSessions.ts'
import type { Task } from '../src/jobs/task.ts'
import { tasks } from '../src/jobs/tasks.ts'
import { createJobsWorld, daysAgo, said, soon, type JobsWorld } from './jobsWorld.ts'

let world: JobsWorld

beforeEach(async () => {
  world = await createJobsWorld()
})
afterEach(() => world.close())

it('[JB1] deletes sessions that expired more than thirty days ago and no other', async () => {
  await world.endSession(daysAgo(31))
  const revoked = await world.endSession(daysAgo(31))
  const kept = [
    await world.endSession(daysAgo(29)),
    await world.endSession(daysAgo(1)),
    await world.endSession(daysAgo(-1)),
  ]
  const revokedLately = await world.endSession(daysAgo(-20))
  await world.database.query('UPDATE "Session" SET "revokedAt" = $2 WHERE "id" = ANY($1)', [
    [revoked, revokedLately],
    daysAgo(40),
  ])
  await world.start()
  await world.purge()
  expect(new Set(await world.sessions())).toEqual(new Set([...kept, revokedLately]))
  await vi.waitFor(async () => expect(await world.jobs()).toBe(0), soon)
})

it('[JB2] deletes in batches, and a second run finds nothing to do', async () => {
  await world.endSessions(250, daysAgo(31))
  const kept = await world.endSession(daysAgo(1))
  await world.database.query(`
    CREATE TABLE "Batch" ("size" int);
    CREATE FUNCTION "countBatch"() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN INSERT INTO "Batch" SELECT count(*) FROM "gone"; RETURN NULL; END $$;
    CREATE TRIGGER "countBatch" AFTER DELETE ON "Session" REFERENCING OLD TABLE AS "gone"
    FOR EACH STATEMENT EXECUTE FUNCTION "countBatch"();`)
  await world.start()
  await world.purge()
  await world.purge()
  expect(await world.sessions()).toEqual([kept])
  expect(
    (await world.database.query('SELECT "size" FROM "Batch"')).map(({ size }) => size),
  ).toEqual([100, 100, 50, 0])
  expect(said('job done', world.lines).map(({ deleted }) => deleted)).toEqual([250, 0])
})

it('[JB2] finds them by index', async () => {
  await world.endSessions(5_000, daysAgo(1))
  await world.endSessions(150, daysAgo(31))
  await world.database.query('ANALYZE "Session"')
  const plan = await world.database.query(`EXPLAIN (COSTS OFF) ${DELETE_EXPIRED_SESSIONS}`, [
    daysAgo(30),
    100,
  ])
  const text = JSON.stringify(plan)
  expect(text).toContain('Index Scan using \\"Session_expiresAt_idx\\"')
  expect(text).not.toContain('Seq Scan')
})

it('[JB3] two workers do a job once', async () => {
  await world.endSessions(250, daysAgo(31))
  await Promise.all([world.start(), world.start()])
  await world.purge()
  await world.purge()
  expect(said('job done', world.lines).map(({ deleted }) => deleted)).toEqual([250, 0])
  expect(await world.sessions()).toEqual([])
})

it('[JB3] two runs at once delete every session once', async () => {
  await world.endSessions(450, daysAgo(31))
  await Promise.all([world.start(), world.start()])
  const held = await world.holdSessions()
  await world.enqueue('purgeSessions')
  await world.enqueue('purgeSessions')
  await held.untilMissed()
  await held.letGo()
  await vi.waitFor(() => expect(said('job done', world.lines)).toHaveLength(2), soon)
  const deleted = said('job done', world.lines).map((line) => Number(line.deleted))
  expect(deleted.reduce((sum, count) => sum + count, 0)).toBe(450)
  expect(await world.sessions()).toEqual([])
})

it('[JB4] a run that no worker was there for is made good, once however many start', async () => {
  const halfAnHourAgo = {
    ...purgeSessions,
    cron: `${(new Date().getUTCMinutes() + 30) % 60} * * * *`,
  }
  await (await world.start([halfAnHourAgo])).stop()
  await world.endSession(daysAgo(31))
  await world.database.query(
    `UPDATE graphile_worker._private_known_crontabs
     SET "known_since" = now() - interval '3 days', "last_execution" = now() - interval '2 days'`,
  )
  await Promise.all([world.start([halfAnHourAgo]), world.start([halfAnHourAgo])])
  await vi.waitFor(() => expect(said('job done', world.lines)).not.toHaveLength(0), soon)
  await vi.waitFor(async () => expect(await world.jobs()).toBe(0), soon)
  expect(said('job done', world.lines).map(({ task, deleted }) => ({ task, deleted }))).toEqual([
    { task: 'purgeSessions', deleted: 1 },
  ])
})

it('[JB4] the purge comes every hour by itself', async () => {
  await world.start(tasks)
  const known = await vi.waitFor(async () => {
    const rows = await world.database.query('SELECT * FROM graphile_worker._private_known_crontabs')
    expect(rows).not.toHaveLength(0)
    return rows
  }, soon)
  expect(known).toContainEqual(expect.objectContaining({ identifier: 'purgeSessions' }))
  expect(purgeSessions.cron).toMatch(/^\d+ \* \* \* \*$/)
})

it('[JB5] a job that throws is tried again, and the worker goes on meanwhile', async () => {
  let attempts = 0
  const flaky: Task = {
    name: 'flaky',
    async run({ query }) {
      attempts += 1
      if (attempts === 1) await query('SELECT $1::int', ['a text of somebody'])
      return { attempts }
    },
  }
  const steady: Task = { name: 'steady', run: () => Promise.resolve({}) }
  await world.start([flaky, steady])
  await world.enqueue('flaky', { text: 'something private' })
  await vi.waitFor(
    () => expect(said('job failed; it is tried again', world.lines)).toHaveLength(1),
    soon,
  )
  await world.enqueue('steady')
  await vi.waitFor(
    () => expect(said('job done', world.lines)).toMatchObject([{ task: 'steady' }]),
    soon,
  )
  await vi.waitFor(() => expect(said('job done', world.lines)).toHaveLength(2), soon)
  expect(said('job done', world.lines)[1]).toMatchObject({ task: 'flaky', attempts: 2 })
})

it('[JB5] a worker whose connections break goes on with new ones', async () => {
  await world.start()
  await world.purge()
  await world.endSession(daysAgo(31))
  await world.database.query(
    `SELECT pg_terminate_backend("pid") FROM pg_stat_activity
     WHERE "datname" = current_database() AND "application_name" = 'steppergo-worker'`,
  )
  await world.purge()
  expect(await world.sessions()).toEqual([])
})

it('[JB6] the log has one line for a run, with its counts and its time, and never contents', async () => {
  const failing: Task = {
    name: 'failing',
    async run({ query }) {
      await query('SELECT $1::int', ['a text of somebody'])
      return {}
    },
  }
  await world.start([failing, { name: 'counting', run: () => Promise.resolve({ counted: 3 }) }])
  await world.enqueue('failing', { text: 'something private' })
  await world.enqueue('counting', { text: 'something private' })
  await vi.waitFor(
    () => expect(said('job failed; it is tried again', world.lines)).toHaveLength(1),
    soon,
  )
  await vi.waitFor(() => expect(said('job done', world.lines)).toHaveLength(1), soon)
  expect(said('job done', world.lines)[0]).toEqual({
    level: 30,
    time: expect.any(Number) as number,
    task: 'counting',
    counted: 3,
    ms: expect.any(Number) as number,
    msg: 'job done',
  })
  expect(said('job failed; it is tried again', world.lines)[0]).toMatchObject({
    task: 'failing',
    attempt: 1,
    err: { code: '22P02' },
  })
  const text = JSON.stringify(world.lines)
  for (const content of ['a text of somebody', 'something private', world.database.url]) {
    expect(text).not.toContain(content)
  }
})

it('[JB9] the queue lives in a schema of its own, and migrations do not mind it', async () => {
  await world.start()
  const tables = await world.database.query(
    `SELECT DISTINCT "table_schema" AS name FROM information_schema.tables
     WHERE "table_schema" NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  )
  expect(tables.map(({ name }) => name)).toEqual(['graphile_worker', 'public'])
  expect(await applyMigrations(world.database.url)).toEqual([])
  await world.database.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  expect(await applyMigrations(world.database.url)).not.toEqual([])
})
