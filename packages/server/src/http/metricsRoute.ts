import { createHash, timingSafeEqual } from 'node:crypto'
import { ChatError, ERROR_TEXT } from '@steppergo/chat-protocol'
import { bearerOf } from './requireActor.ts'
import type { ChatContext, HttpOptions } from './types.ts'

/**
 * The metrics, for a scraper: not for pages, and where there is a token, for nobody without it.
 *
 * @throws ChatError `FORBIDDEN`, `UNAUTHENTICATED`
 */
export function metricsRoute({ config, metrics }: HttpOptions) {
  return async (c: ChatContext): Promise<Response> => {
    if (c.req.header('Origin') !== undefined) {
      throw new ChatError('FORBIDDEN', 'Metrics are not for pages')
    }
    if (config.metricsToken !== null && !isSame(bearerOf(c) ?? '', config.metricsToken)) {
      throw new ChatError('UNAUTHENTICATED', ERROR_TEXT.unauthenticated)
    }
    return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType })
  }
}

/** Takes as long for a guess that begins well as for any other. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
