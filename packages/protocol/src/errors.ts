/** Every way a request can be refused, with the HTTP status REST answers. */
export const ERROR_STATUS = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  MUTED: 403,
  SUSPENDED: 403,
  NOT_FOUND: 404,
  INVALID: 422,
  CONTACT_SHIELDED: 422,
  CONVERSATION_CLOSED: 409,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  TOO_LARGE: 413,
  UNAVAILABLE: 503,
  INTERNAL: 500,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** Texts a person may see, in the customer's own words. */
export const ERROR_TEXT = {
  unauthenticated: 'Authentication required',
  forbidden: 'Access denied to this conversation',
  conversationNotFound: 'Conversation not found',
  suspended: 'You are suspended from the chat',
} as const

/** One thing wrong with a payload. `path` names the field, dots between levels. */
export interface ErrorIssue {
  path: string
  message: string
}

export type ContactKind = 'PHONE' | 'EMAIL' | 'HANDLE' | 'LINK' | 'CARD'

/** A part of a text by which people could meet or pay outside of the platform. */
export interface ContactFinding {
  kind: ContactKind
  start: number
  end: number
}

/** What a refused request carries, on every transport. */
export interface ErrorPayload {
  code: ErrorCode
  message: string
  /** Present on `RATE_LIMITED`, `MUTED` and `UNAVAILABLE`: wait this long before trying again. */
  retryAfterMs?: number
  /** Present on `INVALID`: all that is wrong. */
  issues?: ErrorIssue[]
  /** Present on `CONTACT_SHIELDED`: what of the text may not be sent, by UTF-16 offsets. */
  findings?: ContactFinding[]
  /** Present on `INTERNAL`: names the log lines that tell what happened. */
  requestId?: string
  /** Present on `CONFLICT`: the id of the message stored first under the same `tempId`. */
  messageId?: string
}

type ErrorDetails = Omit<ErrorPayload, 'code' | 'message'>

/**
 * An expected refusal, fit to be shown to the person who asked.
 *
 * Recognise it with {@link isChatError}: two bundles may hold two copies of this class.
 */
export class ChatError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message)
    this.name = 'ChatError'
    this.code = code
    this.details = details
  }
}

/** Tells a refusal from a fault by its `code`. */
export function isChatError(error: unknown): error is ChatError {
  return (
    error instanceof Error &&
    'code' in error &&
    'details' in error &&
    typeof error.code === 'string' &&
    error.code in ERROR_STATUS
  )
}
