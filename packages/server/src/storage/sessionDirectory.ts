import type { SessionDirectory, SessionRecord } from '../auth/sessionDirectory.ts'
import type { Database, Statement } from './database.ts'
import { toUnavailable } from './databaseErrors.ts'
import { liveSessions, sessionById, sessionByTokenHash } from './sql/sessions.ts'

const user = { id: true, name: true, email: true, role: true, locale: true } as const

/** Accounts and sessions from the tables of this schema. */
export function createSessionDirectory({ prisma, query }: Database): SessionDirectory {
  async function findBy(statement: Statement, key: string): Promise<SessionRecord | null> {
    const [session] = await query<SessionRecord>(statement, [key])
    return session ?? null
  }

  return {
    find: (id) => findBy(sessionById, id),
    findByTokenHash: (tokenHash) => findBy(sessionByTokenHash, tokenHash),
    async readLive(sessionIds, now) {
      const rows = await query<{ id: string; role: SessionRecord['user']['role'] }>(liveSessions, [
        sessionIds,
        now,
      ])
      return new Map(rows.map(({ id, role }) => [id, role]))
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
