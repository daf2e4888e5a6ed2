import type { Standing } from '@steppergo/chat-protocol'
import { EVERYTHING } from '../conversations/conversationStore.ts'
import { presentAuditEntry, type AuditRow } from '../moderation/audit.ts'
import {
  WARNINGS_SHOWN,
  type AuditFilter,
  type ModerationStore,
} from '../moderation/moderationStore.ts'
import type { RestrictionState } from '../moderation/nextRestriction.ts'
import { presentStanding } from '../moderation/presentStanding.ts'
import { appendAudit } from './appendAudit.ts'
import { applyDecision } from './applyDecision.ts'
import { assignCase } from './assignCase.ts'
import type { Database, Query } from './database.ts'
import { inspectConversation } from './inspectConversation.ts'
import { resolveCase } from './resolveCase.ts'
import { setHidden } from './setHidden.ts'
import { auditEntries } from './sql/audit.ts'
import { anyParticipation, restrictionOf, warningsOf } from './sql/restrictions.ts'

export function createModerationStore({ query, transaction }: Database): ModerationStore {
  return {
    assign: (input) => transaction((locked) => assignCase(locked, input)),
    resolve: (input) => transaction((locked) => resolveCase(locked, input)),
    setHidden: (input) => transaction((locked) => setHidden(locked, input)),
    restrict: (input) =>
      transaction(async (locked) =>
        (await isKnown(locked, input.decision.userId))
          ? { changed: await applyDecision(locked, input) }
          : null,
      ),
    knows: (userId) => isKnown(query, userId),
    standingOf: (userId, now) => standingOf(query, userId, now),
    inspect: (input) => transaction((locked) => inspectConversation(locked, input)),
    async listAudit(filter, limit) {
      const rows = await query<AuditRow>(auditEntries, [...valuesOf(filter), limit])
      return rows.map(presentAuditEntry)
    },
    record: (entry) => transaction((locked) => appendAudit(locked, entry)),
  }
}

const isKnown = async (query: Query, userId: string): Promise<boolean> =>
  (await query(anyParticipation, [userId])).length > 0

async function standingOf(query: Query, userId: string, now: Date): Promise<Standing> {
  const [[restriction], warnings] = await Promise.all([
    query<RestrictionState>(restrictionOf, [userId]),
    query<{ reason: string; createdAt: Date }>(warningsOf, [userId, WARNINGS_SHOWN]),
  ])
  return presentStanding(restriction ?? null, warnings, now)
}

const valuesOf = ({ before, actorId, action, subjectId, from, to }: AuditFilter) => [
  ...[before ?? EVERYTHING, actorId, action, subjectId, from, to],
]
