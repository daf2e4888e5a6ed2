export interface PresenceStore {
  /** These moderators are connected at this moment. */
  see(userIds: readonly string[]): Promise<void>
}
