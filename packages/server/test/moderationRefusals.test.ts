import { contract, MUTE_MAX_MINUTES, type OperationName } from '@steppergo/chat-protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rest, startTestServer, type TestServer } from './harness.ts'
import { openModerationStage, type ModerationStage } from './moderationStage.ts'

let server: TestServer
let stage: ModerationStage
let caseId: string

beforeAll(async () => {
  server = await startTestServer()
  stage = await openModerationStage(server)
  caseId = await stage.openCase()
})
afterAll(() => server.close())

type Body = Record<string, unknown>

interface Refusals {
  /** What would be good. */
  good: (stage: ModerationStage, caseId: string) => Body
  /** What is wrong with it, and the field that the answer names. */
  bad: [string, Body][]
  /** Something that does not exist. */
  foreign?: Body
}

const reason = 'Rude to others'
const LONG = 'x'.repeat(1_001)
const NUL = 'nul \u0000 inside'

const onMessage: Refusals = {
  good: ({ messageId }) => ({ messageId, reason }),
  bad: [
    ['messageId', { messageId: 'x'.repeat(129) }],
    ['reason', { reason: 'x' }],
    ['reason', { reason: LONG }],
    ['reason', { reason: NUL }],
    ['reason', { reason: null }],
  ],
  foreign: { messageId: 'none' },
}

const operations: Partial<Record<OperationName, Refusals>> = {
  'message:report': {
    good: ({ messageId }) => ({ messageId, reason: 'SPAM' }),
    bad: [
      ['messageId', { messageId: undefined }],
      ['reason', { reason: undefined }],
      ['reason', { reason: 'RUDE' }],
      ['comment', { comment: LONG }],
      ['comment', { comment: NUL }],
    ],
    foreign: { messageId: 'none' },
  },
  'reports:list': {
    good: () => ({}),
    bad: [
      ['status', { status: 'CLOSED' }],
      ['reason', { reason: 'RUDE' }],
      ['assignee', { assignee: 'somebody' }],
    ],
  },
  'report:assign': {
    good: (_stage, reportId) => ({ reportId }),
    bad: [['assign', { assign: 'yes' }]],
    foreign: { reportId: 'none' },
  },
  'report:resolve': {
    good: (_stage, reportId) => ({ reportId, resolution: 'WARNED', reason }),
    bad: [
      ['resolution', { resolution: undefined }],
      ['resolution', { resolution: 'BANNED' }],
      ['reason', { reason: undefined }],
      ['reason', { reason: '  x' }],
      ['reason', { reason: LONG }],
      ['muteMinutes', { muteMinutes: 5 }],
      ['muteMinutes', { resolution: 'MUTED' }],
      ['muteMinutes', { resolution: 'MUTED', muteMinutes: 0 }],
      ['muteMinutes', { resolution: 'MUTED', muteMinutes: 1.5 }],
      ['muteMinutes', { resolution: 'MUTED', muteMinutes: MUTE_MAX_MINUTES + 1 }],
    ],
    foreign: { reportId: 'none' },
  },
  'message:hide': onMessage,
  'message:restore': onMessage,
  'user:restrict': {
    good: ({ author }) => ({ userId: author.userId, restriction: 'WARN', reason }),
    bad: [
      ['restriction', { restriction: undefined }],
      ['restriction', { restriction: 'BAN' }],
      ['reason', { reason: undefined }],
      ['reason', { reason: LONG }],
      ['minutes', { restriction: 'MUTE' }],
      ['minutes', { restriction: 'MUTE', minutes: MUTE_MAX_MINUTES + 1 }],
      ['minutes', { minutes: 5 }],
    ],
    foreign: { userId: 'nobody' },
  },
  'user:standing': {
    good: ({ author }) => ({ userId: author.userId }),
    bad: [['userId', { userId: 'x'.repeat(129) }]],
    foreign: { userId: 'nobody' },
  },
  'conversation:inspect': {
    good: ({ conversationId }) => ({ conversationId, reason }),
    bad: [
      ['reason', { reason: undefined }],
      ['before', { before: -1 }],
      ['limit', { limit: 0 }],
      ['limit', { limit: 101 }],
    ],
    foreign: { conversationId: 'none' },
  },
  'audit:list': {
    good: () => ({}),
    bad: [
      ['from', { from: 'yesterday' }],
      ['to', { to: '2026-13-01T00:00:00Z' }],
      ['before', { before: 'x' }],
      ['limit', { limit: 501 }],
    ],
  },
}

function ask(name: OperationName, body: Body) {
  const { rest: route, audience }: (typeof contract)[OperationName] & { rest?: Route } =
    contract[name]
  if (!route) throw new Error('There is no such route')
  const { admin, secondPassenger } = stage.world
  const { token } = audience === 'user' ? secondPassenger : admin
  const path = route.path.replace(/\{(\w+)\}/g, (_all, field: string) =>
    encodeURIComponent(String(body[field])),
  )
  const isGet = route.method === 'get'
  const query = isGet ? `?${new URLSearchParams(JSON.parse(JSON.stringify(body)))}` : ''
  return rest(server, isGet ? 'GET' : 'POST', `${path}${query}`, {
    ...{ token, body: isGet ? undefined : body },
  })
}

interface Route {
  method: 'get' | 'post'
  path: string
}

const snapshot = () =>
  server.database.query(
    `SELECT (SELECT count(*) FROM "AuditEntry")::int AS "audit",
       (SELECT count(*) FROM "MessageReport")::int AS "reports",
       (SELECT count(*) FROM "UserWarning")::int AS "warnings",
       (SELECT count(*) FROM "UserRestriction")::int AS "restrictions",
       (SELECT max("lastSeq") FROM "Conversation")::int AS "events"`,
  )

describe.each(Object.entries(operations))('%s', (key, { good, bad, foreign }) => {
  // The keys of the table are the contract's.
  const name = key as OperationName

  it.each(bad)('[ER1] names %s of %j and does nothing', async (field, wrong) => {
    const before = await snapshot()
    const { status, body } = await ask(name, { ...good(stage, caseId), ...wrong })
    expect([status, body.error]).toMatchObject([422, { code: 'INVALID' }])
    const { issues } = body.error as { issues: { path: string }[] }
    expect(issues.map(({ path }) => path)).toContain(field)
    expect(await snapshot()).toEqual(before)
  })

  if (!foreign) return
  it('[ER4] does not find what there is not, and does nothing', async () => {
    const before = await snapshot()
    const { status, body } = await ask(name, { ...good(stage, caseId), ...foreign })
    expect([status, body.error]).toMatchObject([404, { code: 'NOT_FOUND' }])
    expect(await snapshot()).toEqual(before)
  })
})
