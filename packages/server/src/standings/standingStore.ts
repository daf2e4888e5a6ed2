export interface RestrictionRow {
  userId: string
  mutedUntil: Date | null
  suspendedAt: Date | null
}

export interface BlockRow {
  blockerId: string
  blockedId: string
  isActive: boolean
}

/** What has changed since the last reading; `readAt` is for the next one. */
export interface StandingChanges {
  restrictions: RestrictionRow[]
  blocks: BlockRow[]
  readAt: Date
}

export interface StandingStore {
  /** Null reads everything that is in force. */
  changesSince(since: Date | null): Promise<StandingChanges>
}
