import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readAudit, verify } from './auditStage.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { openModerationStage, type ModerationStage } from './moderationStage.ts'

let server: TestServer
let stage: ModerationStage
let caseId: string

beforeAll(async () => {
  server = await startTestServer()
  await server.database.query(
    `CREATE FUNCTION "refuse"() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN RAISE EXCEPTION 'Refused by the test'; END; $$`,
  )
})
afterAll(() => server.close())
beforeEach(async () => {
  stage = await openModerationStage(server)
  caseId = await stage.openCase()
})
afterEach(async () => {
  for (const table of [
    'AuditEntry',
    'UserRestriction',
    'UserWarning',
    'Message',
    'MessageReport',
  ]) {
    await server.database.query(`DROP TRIGGER IF EXISTS "refuse" ON "${table}"`)
  }
})

const refuse = (table: string, on: string, condition = 'true') =>
  server.database.query(
    `CREATE TRIGGER "refuse" BEFORE ${on} ON "${table}" FOR EACH ROW
     WHEN (${condition}) EXECUTE FUNCTION "refuse"()`,
  )

/** All that an act could have changed. */
async function state() {
  const { database } = server
  const [standing, listed, hidden, entries] = await Promise.all([
    stage.standing(stage.author),
    stage.listed(),
    database.query(
      `SELECT m."hiddenAt", m."changedSeq", c."lastSeq" FROM "Message" m
       JOIN "Conversation" c ON c."id" = m."conversationId" WHERE m."id" = $1`,
      [stage.messageId],
    ),
    readAudit(database),
  ])
  return { standing, reports: listed.reports, hidden, entries }
}

const reason = 'Rude to others'

const acts: [string, () => Promise<{ status: number }>, action: string][] = [
  ['hiding', () => stage.setHidden('hide', { reason }), 'message.hide'],
  ['taking a case', () => stage.assign(caseId), 'report.assign'],
  ['dismissing', () => stage.resolve(caseId, { resolution: 'DISMISSED' }), 'report.resolve'],
  ['resolving by hiding', () => stage.resolve(caseId, { resolution: 'HIDDEN' }), 'report.resolve'],
  [
    'resolving by muting',
    () => stage.resolve(caseId, { resolution: 'MUTED', muteMinutes: 5, reason }),
    'report.resolve',
  ],
  [
    'suspending',
    () => stage.restrict(stage.author.userId, { restriction: 'SUSPEND' }),
    'user.suspend',
  ],
  ['warning', () => stage.restrict(stage.author.userId, { restriction: 'WARN' }), 'user.warn'],
]

describe('an entry that cannot be written', () => {
  it.each(acts)('[AD1] leaves nothing of %s', async (_name, act, action) => {
    const before = await state()
    await refuse('AuditEntry', 'INSERT', `NEW."action" = '${action}'`)
    expect((await act()).status).toBe(500)
    expect(await state()).toEqual(before)
  })

  it('[AD1] keeps a conversation from being read', async () => {
    await refuse('AuditEntry', 'INSERT')
    const { status, body } = await stage.inspect(stage.conversationId, { reason })
    expect(status).toBe(500)
    expect(JSON.stringify(body)).not.toContain('bad words')
  })
})

describe('an act that fails', () => {
  it.each([
    ['hiding', 'Message', 'UPDATE', () => stage.setHidden('hide')],
    ['taking a case', 'MessageReport', 'UPDATE', () => stage.assign(caseId)],
    [
      'resolving by hiding',
      'Message',
      'UPDATE',
      () => stage.resolve(caseId, { resolution: 'HIDDEN' }),
    ],
    [
      'resolving by warning',
      'UserWarning',
      'INSERT',
      () => stage.resolve(caseId, { resolution: 'WARNED', reason }),
    ],
    [
      'suspending',
      'UserRestriction',
      'INSERT',
      () => stage.restrict(stage.author.userId, { restriction: 'SUSPEND' }),
    ],
  ])('[AD1] %s leaves no entry', async (_name, table, on, act) => {
    const before = await state()
    await refuse(table, on)
    expect((await act()).status).toBe(500)
    expect(await state()).toEqual(before)
    expect((await verify(server.database)).type).toBe('whole')
  })

  it('[AD1] nor does one that changes nothing', async () => {
    await stage.setHidden('hide')
    const before = await readAudit(server.database)
    await stage.setHidden('hide')
    await stage.setHidden('hide', {}, 'none')
    await stage.assign(caseId, undefined, { assign: false })
    await stage.restrict(stage.author.userId, { restriction: 'REINSTATE' })
    await stage.restrict('nobody', { restriction: 'SUSPEND' })
    await stage.inspect('none', { reason })
    expect(await readAudit(server.database)).toEqual(before)
  })
})
