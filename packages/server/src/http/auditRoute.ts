import { ChatError, contract } from '@steppergo/chat-protocol'
import { exportAudit } from '../moderation/exportAudit.ts'
import { requireActor } from './requireActor.ts'
import type { ChatContext, HttpOptions } from './types.ts'

/**
 * The audit as a file, for administrators: filtered as `audit:list`, sent as it is read.
 *
 * @throws ChatError as `audit:list`
 */
export function auditRoute(options: HttpOptions) {
  return async (c: ChatContext): Promise<Response> => {
    const actor = await requireActor(c, options)
    // It leaves an entry, which no page of another site is to cause.
    if (c.req.header('Sec-Fetch-Site') === 'cross-site') {
      throw new ChatError('FORBIDDEN', 'This request must come from one of our own pages')
    }
    // note: asks for one entry first, so that who may ask, what is malformed and how often are the list's.
    const query = { ...c.req.query(), limit: 1 }
    await options.execute(actor, 'audit:list', query)
    const pages = await exportAudit(options.deps, actor, contract['audit:list'].input.parse(query))
    const day = options.deps.now().toISOString().slice(0, 10)
    return c.body(toStream(pages), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="audit-${day}.csv"`,
    })
  }
}

/** Reads a page when there is room for it; who stops listening ends the reading. */
function toStream(pages: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pages.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pages.return(undefined)
    },
  })
}
