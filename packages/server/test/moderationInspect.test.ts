import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startTestServer, type TestServer } from './harness.ts'
import { openModerationStage, type ModerationStage } from './moderationStage.ts'

let server: TestServer
let stage: ModerationStage

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  stage = await openModerationStage(server)
})

const reason = 'A complaint by telephone'

it('[MD17] shows a conversation as it was written, oldest first, and logs every page', async () => {
  const { conversationId, messageId } = stage
  await stage.setHidden('hide')
  await server.database.query(
    `UPDATE "Message" SET "deletedAt" = now() WHERE "content" = 'after' AND "conversationId" = $1`,
    [conversationId],
  )
  const newest = await stage.inspect(conversationId, { reason, limit: 2 })
  expect(newest.body).toMatchObject({
    messages: [
      { id: messageId, seq: 2, senderName: 'Nurlan', content: 'bad words' },
      { seq: 3, content: '' },
    ],
    hasMore: true,
  })
  const oldest = await stage.inspect(conversationId, { reason, before: 2 })
  expect(oldest.body).toMatchObject({ messages: [{ seq: 1, content: 'before' }], hasMore: false })
  const beyond = await stage.inspect(conversationId, { reason, before: 1 })
  expect(beyond.body).toEqual({ messages: [], hasMore: false })
  expect(await stage.audited(conversationId)).toMatchObject([
    { action: 'conversation.inspect', details: { fromSeq: null, toSeq: null } },
    { action: 'conversation.inspect', details: { fromSeq: 1, toSeq: 1 } },
    {
      ...{ action: 'conversation.inspect', subjectType: 'conversation', conversationId, reason },
      ...{ actorId: stage.world.moderator.userId, details: { fromSeq: 2, toSeq: 3 } },
    },
  ])
})

it('[MD17] tells the people in it nothing and opens it for nobody else', async () => {
  const { conversationId, world } = stage
  for (const person of [world.driver, world.outsider]) {
    expect((await stage.inspect(conversationId, { reason }, person)).status).toBe(403)
  }
  expect((await stage.inspect(conversationId, { reason })).status).toBe(200)
  const [row] = await server.database.query(
    'SELECT "lastSeq" FROM "Conversation" WHERE "id" = $1',
    [conversationId],
  )
  expect(row?.lastSeq).toBe(3)
})

it('[MD17] needs a reason, and a conversation that there is', async () => {
  for (const body of [{}, { reason: '  x ' }, { reason: 'x'.repeat(1_001) }]) {
    const { status, body: answer } = await stage.inspect(stage.conversationId, body)
    expect([status, answer.error]).toMatchObject([422, { issues: [{ path: 'reason' }] }])
  }
  expect((await stage.inspect('none', { reason })).status).toBe(404)
  expect(await stage.audited(stage.conversationId, 'none')).toEqual([])
})
