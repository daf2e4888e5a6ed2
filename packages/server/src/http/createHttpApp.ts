import {
  ChatError,
  ERROR_STATUS,
  FRAME_MAX_BYTES,
  PROTOCOL_VERSION,
  SOCKET_PATH,
} from '@steppergo/chat-protocol'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { securityHeaders } from '../securityHeaders.ts'
import { toErrorPayload } from '../toErrorPayload.ts'
import { auditRoute } from './auditRoute.ts'
import { authRoutes } from './authRoutes.ts'
import { contractRoutes } from './contractRoutes.ts'
import { docsPage } from './docsPage.ts'
import { metricsRoute } from './metricsRoute.ts'
import { openApiDocument } from './openApi.ts'
import { requestIdOf } from './requestIdOf.ts'
import type { ChatContext, ChatEnv, HttpOptions } from './types.ts'

/** The REST end of the chat: the contract's routes, sign-in, health and documentation. */
export function createHttpApp(options: HttpOptions): Hono<ChatEnv> {
  const { config, log, ping, isDraining } = options
  const app = new Hono<ChatEnv>()

  app.use(async (c, next) => {
    const startedAt = performance.now()
    const requestId = requestIdOf(c)
    c.set('requestId', requestId)
    await next()
    c.header('X-Request-Id', requestId)
    const asked = { path: c.req.path, forwardedProto: c.req.header('X-Forwarded-Proto') }
    for (const [name, value] of Object.entries(securityHeaders(asked, config)))
      c.header(name, value)
    log.info(
      {
        requestId,
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        ms: Math.round(performance.now() - startedAt),
        userId: c.get('userId'),
      },
      'request',
    )
  })
  app.use(
    cors({
      origin: (origin) => (config.allowedOrigins.has(origin) ? origin : null),
      allowHeaders: ['Authorization', 'Content-Type', 'X-Request-Id'],
      exposeHeaders: ['Retry-After', 'X-Request-Id'],
    }),
  )
  app.use(
    bodyLimit({
      maxSize: FRAME_MAX_BYTES,
      onError: () => {
        throw new ChatError('TOO_LARGE', `A request body may have at most ${FRAME_MAX_BYTES} bytes`)
      },
    }),
  )

  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    if (isDraining()) return c.json({ ok: false, reason: 'draining' }, 503)
    const isUp = await ping().then(
      () => true,
      () => false,
    )
    return isUp ? c.json({ ok: true }) : c.json({ ok: false, reason: 'database' }, 503)
  })
  app.get('/metrics', metricsRoute(options))
  app.get(SOCKET_PATH, (c) =>
    c.json({
      path: SOCKET_PATH,
      transports: ['websocket', 'polling'],
      protocolVersion: PROTOCOL_VERSION,
    }),
  )
  app.get('/api/openapi.json', (c) => c.json(openApiDocument))
  app.get('/api/docs', (c) => c.html(docsPage(openApiDocument)))
  app.route('/api/auth', authRoutes(options))
  app.get('/api/moderation/audit.csv', auditRoute(options))
  app.route('/', contractRoutes(options))

  app.notFound((c) => respondError(c, new ChatError('NOT_FOUND', 'No such address'), options))
  app.onError((error, c) => respondError(c, error, options))
  return app
}

function respondError(c: ChatContext, cause: unknown, { log }: HttpOptions): Response {
  const requestId = c.get('requestId')
  // Nobody hears this answer, and nobody has to be woken for it.
  const error = hasBrokenOff(c) ? new ChatError('INVALID', 'The request broke off') : cause
  const payload = toErrorPayload(error, requestId)
  if (payload.code === 'INTERNAL') log.error({ err: error, requestId }, 'request failed')
  if (payload.retryAfterMs !== undefined) {
    c.header('Retry-After', String(Math.ceil(payload.retryAfterMs / 1000)))
  }
  return c.json({ error: payload }, ERROR_STATUS[payload.code])
}

/** Whether its caller has gone before all of the request was there. */
function hasBrokenOff({ env }: ChatContext): boolean {
  return env.incoming !== undefined && env.incoming.destroyed && !env.incoming.complete
}
