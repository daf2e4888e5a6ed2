import type { SessionDirectory, SessionRecord } from '../auth/sessionDirectory.ts'
import { createDoorbellCache, type CacheOptions, type DoorbellCache } from './doorbellCache.ts'

export type SessionCache = SessionDirectory &
  Pick<DoorbellCache<SessionRecord>, 'forget' | 'setHearing'>

const HASHES_MAX = 50_000

/** Whose a token is, is asked with every request over REST and changes once, when it is revoked. */
export function cacheSessions(
  directory: SessionDirectory,
  options: CacheOptions = {},
): SessionCache {
  const cache = createDoorbellCache<SessionRecord>(options)
  /** Which session a token opens never changes. */
  const idByHash = new Map<string, string>()

  async function read(find: () => Promise<SessionRecord | null>): Promise<SessionRecord | null> {
    const [session] = await cache.remember(async () => {
      const found = await find()
      return found ? [found] : []
    })
    return session ?? null
  }

  return {
    ...directory,
    async find(sessionId) {
      return cache.recall(sessionId) ?? read(() => directory.find(sessionId))
    },
    async findByTokenHash(tokenHash) {
      const known = cache.recall(idByHash.get(tokenHash) ?? '')
      if (known) return known
      const session = await read(() => directory.findByTokenHash(tokenHash))
      if (idByHash.size >= HASHES_MAX) idByHash.clear()
      if (session) idByHash.set(tokenHash, session.id)
      return session
    },
    async revoke(sessionId, at) {
      await directory.revoke(sessionId, at)
      cache.forget(sessionId)
    },
    forget: cache.forget,
    setHearing: cache.setHearing,
  }
}
