/** The path the Socket.IO endpoint listens on; clients and server must agree on it. */
export const SOCKET_PATH = '/api/socket'

/** Raised when an old client could misread what a new server says. */
export const PROTOCOL_VERSION = 1

export const MESSAGE_MAX_CODE_POINTS = 5_000
export const MESSAGE_MAX_BYTES = 16 * 1024
export const METADATA_MAX_BYTES = 4 * 1024
export const METADATA_MAX_DEPTH = 16
export const FRAME_MAX_BYTES = 64 * 1024
export const COMMENT_MAX_CODE_POINTS = 1_000
export const ID_MAX_LENGTH = 128

/** Reports of one person within 24 hours. */
export const REPORTS_PER_DAY = 10

/** A mute lasts from a minute to thirty days. */
export const MUTE_MAX_MINUTES = 30 * 24 * 60

/** A reason that says something. */
export const REASON_MIN_CODE_POINTS = 3

export const PAGE_SIZE = 50
export const PAGE_SIZE_MAX = 100
export const AUDIT_PAGE_MAX = 500

/** Unread messages are counted up to here, where a badge begins to say 99+. */
export const UNREAD_MAX = 100

/** Longest catch-up answered at once; a client further behind asks again. */
export const CATCH_UP_MAX = 200

export const HANDSHAKE_TIMEOUT_MS = 5_000
export const ACK_TIMEOUT_MS = 10_000
export const TYPING_REPEAT_MS = 3_000
export const TYPING_EXPIRY_MS = 6_000

/** A connection that holds back more than one of these for so long is closed; it catches up later. */
export const SLOW_READER_PACKETS = 256
export const SLOW_READER_BYTES = 1024 * 1024
export const SLOW_READER_MS = 3_000

/** How often a node reads sessions and memberships of its sockets again. */
export const ACCESS_RECHECK_MS = 5_000

/** How often a node tells joined sockets the newest seq of their conversations. */
export const HEAD_HEARTBEAT_MS = 5_000

/** The same while nodes cannot hear each other. */
export const HEAD_HEARTBEAT_AWAY_MS = 1_000

/**
 * Token buckets, one per user and name: `burst` at once, then `perMinute`.
 *
 * The message bucket is the customer's "10 messages per minute per user".
 */
export const RATE_LIMITS = {
  message: { burst: 10, perMinute: 10 },
  join: { burst: 60, perMinute: 60 },
  read: { burst: 120, perMinute: 240 },
  typing: { burst: 60, perMinute: 120 },
  query: { burst: 120, perMinute: 240 },
  report: { burst: 10, perMinute: 2 },
  /** Requests that are refused before they run: malformed, unknown. */
  refused: { burst: 120, perMinute: 240 },
  block: { burst: 20, perMinute: 20 },
  moderation: { burst: 120, perMinute: 120 },
  /** Counted per network address, before anybody is known. */
  signIn: { burst: 20, perMinute: 20 },
  /** Sockets that ask to be let in, per network address; a mobile carrier's customers share one. */
  connect: { burst: 120, perMinute: 600 },
} as const

export type BucketName = keyof typeof RATE_LIMITS

/** Sockets open at the same time: of one person on all nodes, from one address on each node. */
export const CONNECTION_LIMITS = { perUser: 20, perAddress: 200 } as const

/** When to ask again where there is no place: one is free as soon as another socket closes. */
export const CONNECTION_RETRY_MS = 10_000

/**
 * So often within `withinMs` somebody is told on one node that they ask too often. The next time
 * closes their connection, and there is no place for another one until `pauseMs` later.
 */
export const REFUSAL_LIMIT = { most: 100, withinMs: 10_000, pauseMs: 10_000 } as const
