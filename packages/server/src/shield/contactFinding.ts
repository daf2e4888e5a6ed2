/** What a message may hold that leads its reader off the platform. An IBAN counts as a card. */
export type ContactKind = 'PHONE' | 'EMAIL' | 'HANDLE' | 'LINK' | 'CARD'

export interface ContactFinding {
  kind: ContactKind
  /** Offset of the first UTF-16 unit. */
  start: number
  /** Offset behind the last UTF-16 unit. */
  end: number
}

/** A finding in tokens, both ends included. */
export interface ContactSpan {
  kind: ContactKind
  from: number
  to: number
}
