import { ChatError, ERROR_STATUS } from '@steppergo/chat-protocol'
import { securityHeaders } from '../securityHeaders.ts'
import { toErrorPayload } from '../toErrorPayload.ts'
import type { HttpOptions } from './types.ts'

/** Answers what is no request that a route could look at: no host, or an address that is none. */
export function answerUnreadable({ config }: Pick<HttpOptions, 'config'>): () => Response {
  return () => {
    const error = new ChatError('INVALID', 'This is no request that can be read')
    const asked = { path: '', forwardedProto: undefined }
    return Response.json(
      { error: toErrorPayload(error, '') },
      { status: ERROR_STATUS.INVALID, headers: securityHeaders(asked, config) },
    )
  }
}
