/** What a single key does in the queue, by what stands on it on a Latin keyboard. */
export const queueKeys = {
  next: 'j',
  previous: 'k',
  take: 't',
  hide: 'h',
  dismiss: 'd',
  resolve: 'r',
  read: 'o',
  sheet: '?',
} as const

export type QueueAct = keyof typeof queueKeys

export interface KeyPress {
  key: string
  /** Where the key is; the same whatever alphabet is switched on. */
  code: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

// Object.entries forgets which keys there are.
const acts = Object.entries(queueKeys) as [QueueAct, string][]

/** What a key asks for; on a Cyrillic layout the letter's place counts. */
export function actOf({ key, code, ctrlKey, metaKey, altKey }: KeyPress): QueueAct | null {
  if (ctrlKey || metaKey || altKey) return null
  const letter = /^[a-z?]$/i.test(key) ? key.toLowerCase() : letterOf(code)
  return acts.find(([, own]) => own === letter)?.[0] ?? null
}

function letterOf(code: string): string | undefined {
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
}
