/** What pages of ours never ask for; an answer that is opened as a page asks for nothing either. */
const PERMISSIONS = ['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb']

const API_CSP = "default-src 'none'; frame-ancestors 'none'"
const DOCS_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

interface Asked {
  path: string
  /** The header by which a proxy says how it was asked. */
  forwardedProto: string | undefined
}

interface SecurityConfig {
  /** Whether people open the product over HTTPS. */
  secureCookies: boolean
  trustProxy: boolean
}

/** What every answer of the chat carries, whatever carried the request and however it is answered. */
export function securityHeaders(
  { path, forwardedProto }: Asked,
  { secureCookies, trustProxy }: SecurityConfig,
): Record<string, string> {
  const isForwardedSecure = trustProxy && forwardedProto?.split(',').at(-1)?.trim() === 'https'
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': PERMISSIONS.map((name) => `${name}=()`).join(', '),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': path === '/api/docs' ? DOCS_CSP : API_CSP,
    ...(secureCookies || isForwardedSecure
      ? { 'Strict-Transport-Security': 'max-age=31536000' }
      : {}),
  }
}
