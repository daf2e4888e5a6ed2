import type { RestrictionRow, StandingStore } from './standingStore.ts'

/** What a node knows of restrictions and blocks; asking costs nothing. */
export interface Standings {
  isSuspended(userId: string): boolean
  /** Who does not want to hear from this person. */
  blockersOf(userId: string): readonly string[]
  hasBlocked(blockerId: string): boolean
  /**
   * Reads what has changed, here or on another node. Those who ask at the same time share a reading
   * that begins after they asked.
   *
   * @returns whose restrictions have changed
   */
  refresh(): Promise<string[]>
}

/** Transactions become visible in another order than their clocks say; each lasts less than this. */
const OVERLAP_MS = 60_000

/**
 * Few people are restricted and few are blocked, and every message asks: a node holds all of them.
 * `refresh` is called when the doorbell rings and every few seconds without it.
 */
export function followStandings(store: StandingStore): Standings {
  const restrictions = new Map<string, RestrictionRow>()
  const blockers = new Map<string, Set<string>>()
  const blockedCounts = new Map<string, number>()
  let since: Date | null = null
  let underWay: Promise<string[]> | null = null
  let next: Promise<string[]> | null = null

  async function read(): Promise<string[]> {
    const changes = await store.changesSince(since)
    since = new Date(changes.readAt.getTime() - OVERLAP_MS)
    for (const { blockerId, blockedId, isActive } of changes.blocks) {
      note(blockerId, blockedId, isActive)
    }
    return changes.restrictions.filter(isNews).map((row) => {
      restrictions.set(row.userId, row)
      return row.userId
    })
  }

  function isNews({ userId, mutedUntil, suspendedAt }: RestrictionRow): boolean {
    const known = restrictions.get(userId)
    return (
      known?.mutedUntil?.getTime() !== mutedUntil?.getTime() ||
      known?.suspendedAt?.getTime() !== suspendedAt?.getTime()
    )
  }

  function note(blockerId: string, blockedId: string, isActive: boolean) {
    const known = blockers.get(blockedId) ?? new Set()
    if (known.has(blockerId) === isActive) return
    if (isActive) known.add(blockerId)
    else known.delete(blockerId)
    if (known.size > 0) blockers.set(blockedId, known)
    else blockers.delete(blockedId)
    const count = (blockedCounts.get(blockerId) ?? 0) + (isActive ? 1 : -1)
    if (count > 0) blockedCounts.set(blockerId, count)
    else blockedCounts.delete(blockerId)
  }

  function start(): Promise<string[]> {
    const reading: Promise<string[]> = read().finally(() => {
      if (underWay === reading) underWay = null
    })
    underWay = reading
    return reading
  }

  return {
    isSuspended: (userId) => Boolean(restrictions.get(userId)?.suspendedAt),
    blockersOf: (userId) => [...(blockers.get(userId) ?? [])],
    hasBlocked: (blockerId) => blockedCounts.has(blockerId),
    refresh() {
      if (underWay === null) return start()
      const after = underWay.catch(() => undefined)
      next ??= after.then(() => {
        next = null
        return start()
      })
      return next
    },
  }
}
