import type { SessionDirectory } from '../auth/sessionDirectory.ts'
import type { Database } from './database.ts'
import { toUnavailable } from './databaseErrors.ts'

const user = { id: true, name: true, email: true, role: true, locale: true } as const
const session = { id: true, expiresAt: true, revokedAt: true, user: { select: user } } as const

/** Accounts and sessions from the tables of this schema. */
export function createSessionDirectory({ prisma }: Database): SessionDirectory {
  return {
    findByTokenHash: (tokenHash) =>
      prisma.session.findUnique({ where: { tokenHash }, select: session }).catch(toUnavailable),
    find: (id) =>
      prisma.session.findUnique({ where: { id }, select: session }).catch(toUnavailable),
    async readLive(sessionIds, now) {
      const rows = await prisma.session
        .findMany({
          where: { id: { in: sessionIds }, revokedAt: null, expiresAt: { gt: now } },
          select: { id: true, user: { select: { role: true } } },
        })
        .catch(toUnavailable)
      return new Map(rows.map((row) => [row.id, row.user.role]))
    },
    async findCredentials(email) {
      const row = await prisma.user
        .findUnique({ where: { email }, select: { ...user, passwordHash: true } })
        .catch(toUnavailable)
      if (!row) return null
      const { passwordHash, ...account } = row
      return { user: account, passwordHash }
    },
    async create(row) {
      await prisma.session.create({ data: row, select: { id: true } }).catch(toUnavailable)
    },
    async revoke(id, at) {
      await prisma.session
        .updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } })
        .catch(toUnavailable)
    },
  }
}
