import type { SessionDirectory } from '../auth/sessionDirectory.ts'
import type { ReportRecord, ReportStore } from '../moderation/reportStore.ts'
import type { TripDirectory } from '../trips/tripDirectory.ts'
import type { MemoryTables, SessionRow } from './memoryTables.ts'

export function createMemoryTripDirectory({ trips }: MemoryTables): TripDirectory {
  return {
    find: async (tripId) => structuredClone(trips.get(tripId) ?? null),
    findMany: async (tripIds) =>
      structuredClone([...trips.values()].filter(({ id }) => tripIds.includes(id))),
    listFor: async (userId) =>
      structuredClone(
        [...trips.values()].filter(
          ({ driver, organizer, bookings }) =>
            driver?.userId === userId ||
            organizer.userId === userId ||
            bookings.some((booking) => booking.userId === userId),
        ),
      ),
  }
}

export function createMemorySessionDirectory({ users, sessions }: MemoryTables): SessionDirectory {
  const present = (row: SessionRow | undefined) => {
    const found = row && users.get(row.userId)
    if (!found) return null
    const { passwordHash: _passwordHash, ...user } = found
    return { id: row.id, expiresAt: row.expiresAt, revokedAt: row.revokedAt, user }
  }
  const all = () => [...sessions.values()]
  return {
    findByTokenHash: async (tokenHash) =>
      present(all().find((session) => session.tokenHash === tokenHash)),
    find: async (id) => present(sessions.get(id)),
    async readLive(ids, now) {
      const live = all().filter(
        ({ id, revokedAt, expiresAt }) => ids.includes(id) && revokedAt === null && expiresAt > now,
      )
      return new Map(live.map(({ id, userId }) => [id, users.get(userId)?.role ?? 'USER']))
    },
    async findCredentials(email) {
      const found = [...users.values()].find((user) => user.email === email)
      if (!found) return null
      const { passwordHash, ...user } = found
      return { user, passwordHash }
    },
    create: async (session) => void sessions.set(session.id, { ...session, revokedAt: null }),
    async revoke(id, at) {
      const session = sessions.get(id)
      if (session) session.revokedAt ??= at
    },
  }
}

export function createMemoryReportStore({
  reports,
  conversations,
  messages,
}: MemoryTables): ReportStore {
  const present = ({ reporterId: _reporterId, ...report }: (typeof reports)[number]) => {
    const message = messages.find(({ id }) => id === report.messageId)
    return { ...report, hiddenAt: message?.hiddenAt?.toISOString() ?? null }
  }
  const inState = (status: ReportRecord['status']) => reports.filter((one) => one.status === status)
  return {
    async insertOnce(report) {
      const { messageId, reporterId, conversationId, createdAt } = report
      const known = reports.find(
        (one) => one.messageId === messageId && one.reporterId === reporterId,
      )
      if (known) return { report: present(known), created: false }
      const fresh = {
        ...report,
        tripId: conversations.get(conversationId)?.tripId ?? '',
        status: 'OPEN' as const,
        createdAt: createdAt.toISOString(),
        ...{ resolution: null, resolvedAt: null, hiddenAt: null },
      }
      reports.push(fresh)
      return { report: present(fresh), created: true }
    },
    async list(status) {
      const open = status === 'RESOLVED' ? [] : inState('OPEN')
      open.sort((a, b) => a.createdAt.localeCompare(b.createdAt))
      const resolved = status === 'OPEN' ? [] : inState('RESOLVED')
      resolved.sort((a, b) => (b.resolvedAt ?? '').localeCompare(a.resolvedAt ?? ''))
      return [...open, ...resolved].map(present)
    },
    async resolve({ reportId, resolution, now }) {
      const report = reports.find(({ id }) => id === reportId)
      if (!report) return null
      const resolvedAt = now.toISOString()
      if (report.status === 'OPEN')
        Object.assign(report, { status: 'RESOLVED', resolution, resolvedAt })
      return { resolvedAt: new Date(report.resolvedAt ?? resolvedAt) }
    },
  }
}
