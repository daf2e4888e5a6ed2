import type { AuditEntry, OwnReport, Report, ReportCounts } from '@steppergo/chat-protocol'
import { rest, type TestServer } from './harness.ts'
import { createWorld, type TestUser, type World } from './world.ts'

type Body = Record<string, unknown>

export type ModerationStage = Awaited<ReturnType<typeof openModerationStage>>

/** A world in which the driver has written, with what people and moderators do about it. */
export async function openModerationStage(server: TestServer) {
  const world = await createWorld(server.database)
  const ids: string[] = []
  let conversationId = ''
  for (const content of ['before', 'bad words', 'after']) {
    const { body } = await write(server, world, content)
    conversationId = String(body.conversationId)
    ids.push(String(body.messageId))
  }
  const messageId = ids[1] ?? ''
  const { driver: author, moderator } = world

  const post = (path: string, { token }: Pick<TestUser, 'token'>, body?: Body) =>
    rest(server, 'POST', path, { token, body })
  const get = (path: string, { token }: Pick<TestUser, 'token'>) =>
    rest(server, 'GET', path, { token })

  return {
    ...{ world, conversationId, messageId, author, post, get },
    write: async (content: string) => String((await write(server, world, content)).body.messageId),
    report: (by: TestUser, body: Body = {}) =>
      post('/api/messages/report', by, { messageId, reason: 'HARASSMENT', ...body }),
    /** The id of the case that a report by the passenger opens. */
    async openCase(): Promise<string> {
      const reported = await post('/api/messages/report', world.passenger, {
        ...{ messageId, reason: 'HARASSMENT' },
      })
      return String(reported.body.reportId)
    },
    assign: (reportId: string, by: TestUser = moderator, body: Body = {}) =>
      post(`/api/moderation/reports/${reportId}/assign`, by, body),
    resolve: (reportId: string, body: Body, by: TestUser = moderator) =>
      post(`/api/moderation/reports/${reportId}/resolve`, by, body),
    setHidden: (act: 'hide' | 'restore', body: Body = {}, id = messageId) =>
      post(`/api/moderation/messages/${id}/${act}`, moderator, body),
    restrict: (userId: string, body: Body, by: TestUser = moderator) =>
      post(`/api/moderation/users/${userId}/restrict`, by, { reason: 'Rude to others', ...body }),
    inspect: (id: string, body: Body, by: TestUser = moderator) =>
      post(`/api/moderation/conversations/${id}/inspect`, by, body),
    async listed(query = '', by: TestUser = moderator) {
      const { body } = await get(`/api/moderation/reports${query}`, by)
      // The answers' shapes are the contract's, here and below.
      const { reports, counts } = body as unknown as { reports: Report[]; counts: ReportCounts }
      return { reports: reports.filter((one) => one.conversationId === conversationId), counts }
    },
    async ownReports(by: TestUser) {
      return (await get('/api/reports', by)).body.reports as OwnReport[]
    },
    async standing(of: TestUser) {
      return (await get('/api/standing', of)).body
    },
    /** What of the audit is about these subjects, newest first. */
    async audited(...subjectIds: string[]) {
      const { body } = await get('/api/moderation/audit?limit=500', world.admin)
      const entries = body.entries as AuditEntry[]
      return entries.filter(({ subjectId }) => subjectIds.includes(subjectId))
    },
  }
}

const write = (server: TestServer, { tripId, driver }: World, content: string) =>
  rest(server, 'POST', '/api/messages/send', {
    ...{ token: driver.token, body: { tripId, content } },
  })
