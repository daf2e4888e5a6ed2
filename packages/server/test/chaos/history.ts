/** What a run of the chaos suite writes down. Times are milliseconds of one monotonic clock. */
export type HistoryEvent =
  | { type: 'invoke'; at: number; clientId: string; tripId: string; tempId: string }
  | { type: 'ok'; at: number; tempId: string; messageId: string; seq: number }
  | { type: 'fail'; at: number; tempId: string; code: string }
  /** A confirmed message as an observer holds it. */
  | { type: 'observe'; at: number; clientId: string; tripId: string; id: string; seq: number }
  | {
      type: 'watermark'
      at: number
      clientId: string
      tripId: string
      /** Whose watermark, of which kind. */
      mark: string
      seq: number
    }
  /** A raw packet of a conversation, as it came off the wire. */
  | { type: 'wire'; at: number; clientId: string; tripId: string; name: string }
  /** From here on the client may hear nothing more of the trip. */
  | { type: 'removed'; at: number; clientId: string; tripId: string; cause: 'booking' | 'session' }

/** A committed message: the authority at the end. */
export interface TableRow {
  tripId: string
  id: string
  seq: number
  senderId: string | null
  tempId: string | null
}

/** What a client holds when everything has settled. */
export interface FinalView {
  clientId: string
  tripId: string
  messages: { id: string; seq: number }[]
}

export interface History {
  events: HistoryEvent[]
  table: TableRow[]
  views: FinalView[]
  /** By trip: `Conversation.lastSeq`. */
  heads: Record<string, number>
  /** Clients that promise to bring every message to an answer or a refusal. */
  settling: string[]
}

export type ViolationKind =
  | 'lost'
  | 'unsettled'
  | 'duplicate'
  | 'gap'
  | 'inconsistentOrder'
  | 'senderOrder'
  | 'realTimeOrder'
  | 'phantom'
  | 'unseen'
  | 'watermarkBack'
  | 'beyondEntitlement'
  | 'revokedSession'
  /** A node has ended by itself. */
  | 'crashed'

export interface Violation {
  kind: ViolationKind
  detail: string
}
