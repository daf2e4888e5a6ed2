import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

export interface SecurityHeadersOptions {
  /** Hot reloading evaluates code and talks over its own socket. */
  dev: boolean
  /** Whether browsers reach the site over https, behind whatever proxy. */
  https: boolean
}

/**
 * Guards a page and everything it loads.
 *
 * Next reads the nonce for its own scripts from the request's policy, so the policy is written on
 * the request as well; whatever a caller sent there is overwritten.
 */
export function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  options: SecurityHeadersOptions,
): void {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, request.headers.host, options)
  request.headers['content-security-policy'] = policy
  delete request.headers['content-security-policy-report-only']
  request.headers['x-nonce'] = nonce

  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('X-Frame-Options', 'DENY')
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader(
    'Permissions-Policy',
    'camera=(), microphone=(self), geolocation=(self), payment=(), usb=()',
  )
  if (options.https) {
    response.setHeader('Strict-Transport-Security', 'max-age=31536000')
  }
}

function contentSecurityPolicy(
  nonce: string,
  host: string | undefined,
  { dev, https }: SecurityHeadersOptions,
): string {
  const directives = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // The message list places its rows through style attributes, rendered on the server too.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${socketOrigin(host, https)}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]
  if (https) directives.push('upgrade-insecure-requests')
  return directives.join('; ')
}

/** Safari before 15.4 does not count ws: as `'self'`. A Host that is no plain host is left out. */
function socketOrigin(host: string | undefined, https: boolean): string {
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host)) return ''
  return ` ${https ? 'wss' : 'ws'}://${host}`
}
