import type { SessionDirectory } from '../auth/sessionDirectory.ts'
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
