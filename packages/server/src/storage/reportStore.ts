import { reportedMessage } from '@steppergo/chat-protocol'
import type { ReportRecord, ReportStore } from '../moderation/reportStore.ts'
import type { Database } from './database.ts'
import { isPrismaUniqueViolation, toUnavailable } from './databaseErrors.ts'
import type { Prisma } from './generated/client.ts'

const columns = {
  id: true,
  messageId: true,
  conversationId: true,
  reporterName: true,
  reason: true,
  comment: true,
  snapshot: true,
  status: true,
  resolution: true,
  resolvedAt: true,
  createdAt: true,
  conversation: { select: { tripId: true } },
  message: { select: { hiddenAt: true } },
} as const satisfies Prisma.MessageReportSelect

type Row = Prisma.MessageReportGetPayload<{ select: typeof columns }>

export function createReportStore({ prisma }: Database): ReportStore {
  const { messageReport } = prisma
  const findMany = (args: Prisma.MessageReportFindManyArgs) =>
    messageReport.findMany({ ...args, select: columns }).catch(toUnavailable)

  return {
    async insertOnce(report) {
      const { messageId, reporterId } = report
      const where = { messageId_reporterId: { messageId, reporterId } }
      const find = () => messageReport.findUnique({ where, select: columns })
      const existing = await find().catch(toUnavailable)
      if (existing) return { report: present(existing), created: false }
      try {
        const row = await messageReport.create({ data: report, select: columns })
        return { report: present(row), created: true }
      } catch (error) {
        const row = isPrismaUniqueViolation(error) ? await find() : null
        return row ? { report: present(row), created: false } : toUnavailable(error)
      }
    },
    async list(status) {
      const open =
        status === 'RESOLVED'
          ? []
          : await findMany({ where: { status: 'OPEN' }, orderBy: { createdAt: 'asc' }, take: 200 })
      const resolved =
        status === 'OPEN'
          ? []
          : await findMany({
              where: { status: 'RESOLVED' },
              orderBy: { resolvedAt: 'desc' },
              take: 100,
            })
      return [...open, ...resolved].map(present)
    },
    async resolve({ reportId, resolution, resolvedById, now }) {
      const data = { status: 'RESOLVED', resolution, resolvedById, resolvedAt: now } as const
      await messageReport
        .updateMany({ where: { id: reportId, status: 'OPEN' }, data })
        .catch(toUnavailable)
      const row = await messageReport
        .findUnique({ where: { id: reportId }, select: { resolvedAt: true } })
        .catch(toUnavailable)
      return row ? { resolvedAt: row.resolvedAt ?? now } : null
    },
  }
}

function present({ conversation, message, snapshot, ...row }: Row): ReportRecord {
  return {
    ...row,
    tripId: conversation.tripId,
    hiddenAt: message.hiddenAt?.toISOString() ?? null,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    snapshot: reportedMessage.array().parse(snapshot),
  }
}
