import type {
  ErrorPayload,
  OperationName,
  OperationOutput,
  OperationRequest,
} from '@steppergo/chat-protocol'
import { ACK_TIMEOUT_MS, ChatError, ERROR_STATUS } from '@steppergo/chat-protocol/constants'

/** The routes used where no socket can be had. `{name}` is the input's field of that name. */
const ROUTES = {
  'message:send': { method: 'POST', path: '/api/messages/send' },
  'messages:read': { method: 'POST', path: '/api/messages/read' },
  'message:report': { method: 'POST', path: '/api/messages/report' },
  'messages:history': { method: 'GET', path: '/api/messages/{tripId}' },
  'standing:get': { method: 'GET', path: '/api/standing' },
  'user:block': { method: 'POST', path: '/api/blocks' },
  'user:unblock': { method: 'POST', path: '/api/blocks/{userId}/remove' },
  'blocks:list': { method: 'GET', path: '/api/blocks' },
  'conversations:list': { method: 'GET', path: '/api/conversations' },
} as const satisfies Partial<Record<OperationName, { method: string; path: string }>>

export type RestOperationName = keyof typeof ROUTES

export const hasRoute = (name: OperationName): name is RestOperationName => name in ROUTES

interface RestOptions {
  url: string | undefined
  fetch: typeof fetch
  getToken: () => string
}

export type AskRest = <Name extends RestOperationName>(
  name: Name,
  payload: OperationRequest<Name>,
) => Promise<OperationOutput<Name>>

/** @throws ChatError with the server's refusal, or `UNAVAILABLE` when it cannot be reached */
export function createRest({ url, fetch, getToken }: RestOptions): AskRest {
  return async (name, payload) => {
    const { method, path } = ROUTES[name]
    const fields: Record<string, unknown> = { ...payload }
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
      const value = String(fields[field])
      delete fields[field]
      return encodeURIComponent(value)
    })
    const response = await fetch(`${url ?? ''}${filled}${method === 'GET' ? query(fields) : ''}`, {
      method,
      headers: { authorization: `Bearer ${getToken()}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(ACK_TIMEOUT_MS),
      ...(method === 'POST' ? { body: JSON.stringify(fields) } : {}),
    }).catch((cause: unknown) => {
      throw new ChatError('UNAVAILABLE', `The server cannot be reached: ${String(cause)}`)
    })
    const body: unknown = await response.json().catch(() => null)
    if (!response.ok) throw toChatError(readError(body))
    // The contract says what the route of `name` answers.
    return body as OperationOutput<typeof name>
  }
}

export function toChatError({ code, message, ...details }: ErrorPayload): ChatError {
  return new ChatError(code, message, details)
}

function query(fields: Record<string, unknown>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]))
  return search.size > 0 ? `?${search}` : ''
}

function readError(body: unknown): ErrorPayload {
  if (typeof body === 'object' && body !== null && 'error' in body) {
    const { error } = body
    if (typeof error === 'object' && error !== null && 'code' in error) {
      // What carries one of our codes is an ErrorPayload.
      if (typeof error.code === 'string' && error.code in ERROR_STATUS) return error as ErrorPayload
    }
  }
  // A proxy's error page, for one.
  return { code: 'UNAVAILABLE', message: 'The server did not answer as expected' }
}
