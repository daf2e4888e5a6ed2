import type { AuditEntry } from '@steppergo/chat-protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readAudit } from './auditStage.ts'
import { startTestServer, type TestServer } from './harness.ts'
import { openModerationStage, type ModerationStage } from './moderationStage.ts'
import type { TestUser } from './world.ts'

const FORMULA = '=HYPERLINK("http://evil.test";"Open, please")'

let server: TestServer
let stage: ModerationStage

beforeAll(async () => {
  server = await startTestServer()
  stage = await openModerationStage(server)
  for (let index = 1; index <= 6; index += 1) {
    await stage.inspect(stage.conversationId, { reason: `Reading ${index}` })
  }
  await stage.setHidden('hide', { reason: FORMULA })
  await stage.restrict(stage.author.userId, {
    restriction: 'WARN',
    reason: '+7 701 is "his", he says',
  })
})
afterAll(() => server.close())

async function list(query = '', by: TestUser = stage.world.admin) {
  const { body } = await stage.get(`/api/moderation/audit${query}`, by)
  // The answer's shape is the contract's.
  return body as unknown as { entries: AuditEntry[]; hasMore: boolean }
}

const reasonsOf = ({ entries }: { entries: AuditEntry[] }) => entries.map(({ reason }) => reason)

describe('audit:list', () => {
  it('[AD5] is for administrators, newest first and in pages', async () => {
    const first = await list('?limit=3')
    expect(first.entries.map(({ seq }) => seq)).toEqual([8, 7, 6])
    expect(first.hasMore).toBe(true)
    const rest = await list('?limit=5&before=6')
    expect(reasonsOf(rest)).toEqual([5, 4, 3, 2, 1].map((index) => `Reading ${index}`))
    expect(rest.hasMore).toBe(false)
    for (const { token } of [stage.world.moderator, stage.world.driver]) {
      const refused = await stage.get('/api/moderation/audit', { token })
      expect([refused.status, refused.body.error]).toMatchObject([403, { code: 'FORBIDDEN' }])
    }
  })

  it('[AD5] tells who did what to whom, why and when', async () => {
    const { moderator } = stage.world
    const [warning, hiding] = (await list('?limit=2')).entries
    const rows = await readAudit(server.database)
    expect(warning).toEqual({
      ...{ seq: 8, at: rows[7]?.at.toISOString(), hash: rows[7]?.hash },
      ...{ actorId: moderator.userId, actorName: 'Saule', action: 'user.warn' },
      ...{ subjectType: 'user', subjectId: stage.author.userId, conversationId: null },
      ...{ reason: '+7 701 is "his", he says', details: {} },
    })
    expect(hiding).toMatchObject({
      ...{ subjectType: 'message', subjectId: stage.messageId, reason: FORMULA },
      conversationId: stage.conversationId,
    })
  })

  it('[AD5] is filtered by actor, act, subject and time', async () => {
    const [oldest] = (await list('?before=2')).entries
    const query = (one: Record<string, string>) => `?${new URLSearchParams(one)}`
    expect(reasonsOf(await list(query({ action: 'message.hide' })))).toEqual([FORMULA])
    expect(reasonsOf(await list(query({ subjectId: stage.conversationId })))).toHaveLength(6)
    expect(reasonsOf(await list(query({ actorId: stage.world.admin.userId })))).toEqual([])
    const at = oldest?.at ?? ''
    const seqs = async (one: Record<string, string>) =>
      (await list(query(one))).entries.map(({ seq }) => seq)
    expect(await seqs({ from: at })).toContain(1)
    expect(await seqs({ to: at })).toEqual([])
    expect(await seqs({ from: new Date(Date.now() + 1_000).toISOString() })).toEqual([])
  })
})

describe('audit.csv', () => {
  const fetchCsv = async (query: string, { token }: { token: string }, headers = {}) => {
    const url = `${server.url}/api/moderation/audit.csv${query}`
    const response = await fetch(url, { headers: { Authorization: `Bearer ${token}`, ...headers } })
    // Unlike `text()`, which takes the mark for no part of it.
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    return { response, text: decoder.decode(await response.arrayBuffer()) }
  }

  it('[AD6] is a file for administrators, and an entry itself', async () => {
    const { admin, moderator, driver } = stage.world
    const before = (await readAudit(server.database)).length
    const { response, text } = await fetchCsv('', admin)
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(response.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/,
    )
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    const lines = text.split('\r\n')
    expect(lines[0]).toBe(
      '\ufeffseq,at,actorId,actorName,action,subjectType,subjectId,conversationId,reason,details,hash',
    )
    expect(lines.slice(1, -1).map((line) => Number(line.split(',')[0]))).toEqual(
      Array.from({ length: before }, (_, index) => before - index),
    )
    expect(text).toContain(`"'=HYPERLINK(""http://evil.test"";""Open, please"")"`)
    expect(text).toContain(`"'+7 701 is ""his"", he says"`)
    const [entry] = (await list('?limit=1')).entries
    expect(entry).toMatchObject({
      ...{ seq: before + 1, action: 'audit.export', actorId: admin.userId, reason: '' },
      ...{ subjectType: 'user', subjectId: admin.userId },
    })
    for (const somebody of [moderator, driver, { token: 'nobody' }]) {
      const refused = await fetchCsv('', somebody)
      expect(refused.response.status).toBe(somebody.token === 'nobody' ? 401 : 403)
    }
    const foreign = await fetchCsv('', admin, { 'Sec-Fetch-Site': 'cross-site' })
    expect(foreign.response.status).toBe(403)
    expect(await readAudit(server.database)).toHaveLength(before + 1)
  })

  it('[AD6] takes the filters of the list, and refuses what it refuses', async () => {
    const { admin } = stage.world
    const { text } = await fetchCsv('?action=message.hide', admin)
    expect(text.split('\r\n')).toHaveLength(3)
    const [entry] = (await list('?limit=1')).entries
    expect(entry?.details).toMatchObject({ action: 'message.hide', actorId: null, from: null })
    expect((await fetchCsv('?from=yesterday', admin)).response.status).toBe(422)
  })

  it('[AD6] holds more than one page', async () => {
    const actor = 'somebody-busy'
    await server.database.query(
      `INSERT INTO "AuditEntry" ("seq", "at", "actorId", "actorName", "action", "subjectType",
         "subjectId", "reason", "details", "prevHash", "hash")
       SELECT n, now(), $1, 'Busy', 'user.warn', 'user', 'u', '', '{}', '', ''
       FROM generate_series(1000, 2201) n`,
      [actor],
    )
    const { text } = await fetchCsv(`?actorId=${actor}`, stage.world.admin)
    expect(text.split('\r\n')).toHaveLength(1_202 + 2)
  })
})
