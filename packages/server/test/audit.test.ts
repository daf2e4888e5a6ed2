import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashOf, NO_HASH, type AuditRow } from '../src/moderation/audit.ts'
import { readAudit, restore, tamper, verify } from './auditStage.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { openModerationStage, type ModerationStage } from './moderationStage.ts'

const root = join(import.meta.dirname, '../../..')
const run = promisify(execFile)

let server: TestServer
let stage: ModerationStage
let rows: AuditRow[]

beforeAll(async () => {
  server = await startTestServer()
  stage = await openModerationStage(server)
  for (const reason of ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight']) {
    await stage.inspect(stage.conversationId, { reason })
  }
  rows = await readAudit(server.database)
})
afterAll(() => server.close())
beforeEach(() => restore(server.database, rows))

const headOf = (of: AuditRow[]) => of.at(-1)?.hash ?? NO_HASH
const finding = async (head?: string) => {
  const verdict = await verify(server.database, head)
  return verdict.type === 'broken' ? verdict.finding : 'whole'
}

describe('the chain', () => {
  it('[AD2] has an entry for each act, numbered, with a hash over itself and the one before', () => {
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(rows.map(({ prevHash }) => prevHash)).toEqual([
      ...[NO_HASH, ...rows.slice(0, -1).map(({ hash }) => hash)],
    ])
    expect(rows.map(hashOf)).toEqual(rows.map(({ hash }) => hash))
    expect(rows[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('[AD2] is unbroken after many acts at once, of several kinds', async () => {
    const other = await openModerationStage(server)
    const caseId = await other.openCase()
    const before = (await readAudit(server.database)).length
    const acts = Array.from({ length: 20 }, (_, index) => {
      if (index % 5 === 0)
        return other.inspect(other.conversationId, { reason: `At once ${index}` })
      if (index % 5 === 1) return other.assign(caseId, index % 2 ? other.world.admin : undefined)
      if (index % 5 === 2) return other.setHidden(index % 2 ? 'hide' : 'restore')
      if (index % 5 === 3) return other.resolve(caseId, { resolution: 'HIDDEN' })
      return other.restrict(other.author.userId, { restriction: 'WARN', reason: `Word ${index}` })
    })
    const statuses = (await Promise.all(acts)).map(({ status }) => status)
    expect(statuses.filter((status) => ![200, 409].includes(status))).toEqual([])
    const entries = await readAudit(server.database)
    expect(entries.length).toBeGreaterThan(before + 8)
    expect(await verify(server.database)).toEqual({
      ...{ type: 'whole', count: entries.length, head: headOf(entries) },
    })
  })

  it('[AD3] the database itself refuses to change or remove an entry', async () => {
    for (const sql of [
      `UPDATE "AuditEntry" SET "reason" = 'x' WHERE "seq" = 3`,
      'DELETE FROM "AuditEntry" WHERE "seq" = 8',
      'TRUNCATE "AuditEntry"',
    ]) {
      await expect(server.database.query(sql)).rejects.toThrow('only ever added to')
    }
    expect(await readAudit(server.database)).toEqual(rows)
  })
})

describe('verifying', () => {
  it('[AD4] says how many entries there are and how they end', async () => {
    expect(await verify(server.database)).toEqual({
      ...{ type: 'whole', count: 8, head: headOf(rows) },
    })
    await tamper(server.database, 'DELETE FROM "AuditEntry"')
    expect(await verify(server.database)).toEqual({ type: 'whole', count: 0, head: NO_HASH })
  })

  it.each([
    ['at', `"at" + interval '1 ms'`],
    ['at', `'infinity'`],
    ['actorId', `"actorId" || 'x'`],
    ['actorName', `'Soule'`],
    ['action', `'user.warn'`],
    ['subjectType', `'user'`],
    ['subjectId', `overlay("subjectId" placing 'x' from 1 for 1)`],
    ['conversationId', 'NULL'],
    ['reason', `overlay("reason" placing 'x' from 1 for 1)`],
    ['details', `"details" || ' '`],
    ['prevHash', `overlay("prevHash" placing 'x' from 64 for 1)`],
    ['hash', `overlay("hash" placing 'x' from 64 for 1)`],
  ])('[AD4] names an entry of which %s was changed to %s', async (column, value) => {
    await tamper(server.database, `UPDATE "AuditEntry" SET "${column}" = ${value} WHERE "seq" = 5`)
    expect(await finding()).toBe('Entry 5 was changed')
  })

  it.each([
    ['DELETE FROM "AuditEntry" WHERE "seq" = 4', 'Entry 4 is missing'],
    ['DELETE FROM "AuditEntry" WHERE "seq" IN (4, 5)', 'Entries 4 to 5 are missing'],
    ['DELETE FROM "AuditEntry" WHERE "seq" < 4', 'Entries 1 to 3 are missing'],
    ['UPDATE "AuditEntry" SET "seq" = 20 WHERE "seq" = 8', 'Entries 8 to 19 are missing'],
    ['UPDATE "AuditEntry" SET "seq" = 0 WHERE "seq" = 1', 'Entry 0 was added'],
    [
      `UPDATE "AuditEntry" SET "seq" = -1 WHERE "seq" = 3;
       UPDATE "AuditEntry" SET "seq" = 3 WHERE "seq" = 4;
       UPDATE "AuditEntry" SET "seq" = 4 WHERE "seq" = -1`,
      'Entry 3 was changed',
    ],
  ])('[AD4] after %s says: %s', async (sql, expected) => {
    await tamper(server.database, sql)
    expect(await finding()).toBe(expected)
  })

  it('[AD4] finds an entry that was written anew with a hash that fits it', async () => {
    const [forged] = rows.slice(4, 5).map((row) => ({ ...row, reason: 'Nothing of the kind' }))
    if (!forged) throw new Error('There is no fifth entry')
    const { reason } = forged
    const sql = `UPDATE "AuditEntry" SET "reason" = '${reason}', "hash" = '${hashOf(forged)}'`
    await tamper(server.database, `${sql} WHERE "seq" = 5`)
    expect(await finding()).toBe('Entry 6 does not follow entry 5')
  })

  it('[AD4] finds an end that was cut off, or the whole written anew, by an earlier head', async () => {
    const head = headOf(rows)
    expect(await finding(head)).toBe('whole')
    expect(await finding(rows[2]?.hash)).toBe('whole')
    await tamper(server.database, 'DELETE FROM "AuditEntry" WHERE "seq" > 6')
    expect(await finding()).toBe('whole')
    expect(await finding(head)).toContain(`${head} is not in the chain of 6 entries`)
  })
})

describe('npm run audit:verify', () => {
  const cli = (...words: string[]) => {
    const program = ['--conditions=steppergo-source', 'scripts/audit/cli.ts', ...words]
    const env = { ...process.env, DATABASE_URL: server.database.url }
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
    return run(process.execPath, [tsx, ...program], { cwd: root, env }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    )
  }

  it('[AD4] prints the head of a whole chain and exits with 0, of a broken one with 1', async () => {
    const head = headOf(rows)
    const good = await cli('--head', head)
    expect(good).toEqual({ code: 0, stdout: `8 entries, head ${head}\n` })
    await tamper(server.database, 'DELETE FROM "AuditEntry" WHERE "seq" = 8')
    expect((await cli()).code).toBe(0)
    const cut = await cli('--head', head)
    expect([cut.code, cut.stdout]).toEqual([1, expect.stringContaining('not in the chain')])
    await tamper(server.database, `UPDATE "AuditEntry" SET "reason" = 'x' WHERE "seq" = 2`)
    expect(await cli()).toEqual({ code: 1, stdout: 'Entry 2 was changed\n' })
    expect((await cli('--head', 'short')).code).toBe(1)
  })
})
