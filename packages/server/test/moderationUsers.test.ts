import { MUTE_MAX_MINUTES } from '@steppergo/chat-protocol'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { connect, record, startTestServer, type TestServer } from './harness.ts'
import { createSession } from './world.ts'
import { openModerationStage, type ModerationStage } from './moderationStage.ts'

let server: TestServer
let stage: ModerationStage
let userId: string

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  stage = await openModerationStage(server)
  userId = stage.author.userId
})

const actionsAbout = async (id: string) =>
  (await stage.audited(id)).map(({ action, reason }) => [action, reason])

it('[MD15] warns, mutes and suspends with a reason, and takes it back', async () => {
  const socket = await connect(server.url, stage.author.token)
  const events = record(socket)
  const clear = { mutedUntil: null, suspendedAt: null, reason: null, warnings: [] }
  expect(await stage.standing(stage.author)).toEqual(clear)
  const warned = await stage.restrict(userId, { restriction: 'WARN', reason: 'First' })
  const warnings = [{ reason: 'First', at: expect.any(String) }]
  expect(warned.body).toEqual({ ...clear, warnings })
  const muted = await stage.restrict(userId, { restriction: 'MUTE', minutes: 5, reason: 'Second' })
  expect(muted.body).toEqual({
    ...{ mutedUntil: expect.any(String), suspendedAt: null, reason: 'Second', warnings },
  })
  const path = `/api/moderation/users/${userId}/standing`
  expect((await stage.get(path, stage.world.moderator)).body).toEqual(muted.body)
  expect(await stage.standing(stage.author)).toEqual(muted.body)
  await vi.waitFor(() =>
    expect(events.filter(({ name }) => name === 'standing:changed').at(-1)?.payload).toEqual(
      muted.body,
    ),
  )
  const unmuted = await stage.restrict(userId, { restriction: 'UNMUTE', reason: 'Third' })
  expect(unmuted.body).toEqual({ ...clear, warnings })
  const suspended = await stage.restrict(userId, { restriction: 'SUSPEND', reason: 'Fourth' })
  expect(suspended.body).toMatchObject({ suspendedAt: expect.any(String), reason: 'Fourth' })
  const back = await stage.restrict(userId, { restriction: 'REINSTATE', reason: 'Fifth' })
  expect(back.body).toEqual({ ...clear, warnings })
  expect(await actionsAbout(userId)).toEqual([
    ['user.reinstate', 'Fifth'],
    ['user.suspend', 'Fourth'],
    ['user.unmute', 'Third'],
    ['user.mute', 'Second'],
    ['user.warn', 'First'],
  ])
  socket.close()
})

it('[MD15] what holds already changes nothing and leaves no entry', async () => {
  for (const body of [
    { restriction: 'UNMUTE' },
    { restriction: 'REINSTATE' },
    { restriction: 'SUSPEND' },
    { restriction: 'SUSPEND', reason: 'Another' },
    { restriction: 'WARN' },
    { restriction: 'WARN' },
    { restriction: 'MUTE', minutes: 60 },
    { restriction: 'MUTE', minutes: 30 },
  ]) {
    expect((await stage.restrict(userId, body)).status).toBe(200)
  }
  expect(await actionsAbout(userId)).toEqual([
    ...['user.mute', 'user.warn', 'user.suspend'].map((action) => [action, 'Rude to others']),
  ])
  expect(await stage.standing(stage.author)).toMatchObject({ reason: 'Rude to others' })
})

it('[MD15] the same asked for twice at once is done once', async () => {
  const answers = await Promise.all(
    ['SUSPEND', 'SUSPEND', 'WARN', 'WARN'].map((restriction) =>
      stage.restrict(userId, { restriction }),
    ),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(await stage.audited(userId)).toHaveLength(2)
})

it('[MD15] not oneself, and nobody who was never in a conversation', async () => {
  const { moderator, outsider } = stage.world
  const self = await stage.restrict(moderator.userId, { restriction: 'WARN' })
  expect([self.status, self.body.error]).toMatchObject([422, { issues: [{ path: 'userId' }] }])
  for (const id of [outsider.userId, 'nobody']) {
    expect((await stage.restrict(id, { restriction: 'SUSPEND' })).status).toBe(404)
    expect((await stage.get(`/api/moderation/users/${id}/standing`, moderator)).status).toBe(404)
  }
  const entries = await stage.audited(moderator.userId, outsider.userId, 'nobody')
  expect(entries).toEqual([])
})

it('[MD16] a mute is no part of the standing once it is over', async () => {
  await stage.restrict(userId, { restriction: 'MUTE', minutes: MUTE_MAX_MINUTES })
  await server.database.query(
    `UPDATE "UserRestriction" SET "mutedUntil" = now() - interval '1 ms' WHERE "userId" = $1`,
    [userId],
  )
  expect(await stage.standing(stage.author)).toMatchObject({ mutedUntil: null, reason: null })
  await stage.restrict(userId, { restriction: 'UNMUTE' })
  expect((await actionsAbout(userId)).map(([action]) => action)).toEqual(['user.mute'])
})

it('[MD16] holds the ten newest warnings, and everybody reads their own only', async () => {
  for (let index = 1; index <= 12; index += 1) {
    await stage.restrict(userId, { restriction: 'WARN', reason: `Warning ${index}` })
  }
  const { warnings } = (await stage.standing(stage.author)) as { warnings: { reason: string }[] }
  expect(warnings.map(({ reason }) => reason)).toEqual(
    Array.from({ length: 10 }, (_, index) => `Warning ${12 - index}`),
  )
  expect(await stage.standing(stage.world.passenger)).toMatchObject({ warnings: [] })
  const path = `/api/moderation/users/${userId}/standing`
  expect((await stage.get(path, stage.world.passenger)).status).toBe(403)
})

it('[MD18] a moderator who travels sees no case about themselves, and cannot touch it', async () => {
  const { world, openCase, listed, assign, resolve } = stage
  await server.database.query(`UPDATE "User" SET "role" = 'MODERATOR' WHERE "id" = $1`, [userId])
  // A session that no node has read as somebody else's.
  const author = { ...stage.author, ...(await createSession(server.database, userId)) }
  const theirs = await connect(server.url, author.token)
  const others = await connect(server.url, world.moderator.token)
  const [told, heard] = [record(theirs), record(others)]
  const reportId = await openCase()
  await vi.waitFor(() => expect(heard.map(({ name }) => name)).toContain('report:new'))
  expect((await listed('', author)).reports).toEqual([])
  expect((await listed('', author)).counts.open).toBe((await listed()).counts.open - 1)
  expect((await assign(reportId, author)).status).toBe(404)
  expect((await resolve(reportId, { resolution: 'DISMISSED' }, author)).status).toBe(404)
  await assign(reportId)
  await vi.waitFor(() => expect(heard.map(({ name }) => name)).toContain('report:changed'))
  expect(told.filter(({ name }) => name.startsWith('report'))).toEqual([])
  expect((await listed()).reports).toMatchObject([{ status: 'ASSIGNED' }])
  theirs.close()
  others.close()
})
