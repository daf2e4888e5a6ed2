/** Counts come with every list; no case that nobody has taken is mine, so this list is empty. */
export const ONLY_COUNTS = { status: 'OPEN', assignee: 'me' } as const
