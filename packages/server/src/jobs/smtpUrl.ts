export interface SmtpServer {
  host: string
  /** Null is the usual one: 465 with TLS from the start, else 587. */
  port: number | null
  /** TLS from the start. */
  secure: boolean
  auth: { user: string; pass: string } | null
}

/** Null where it is no smtp:// or smtps:// address of a server, or has options, which nobody reads. */
export function readSmtpUrl(text: string): SmtpServer | null {
  if (!/^smtps?:\/\//.test(text) || !URL.canParse(text)) return null
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text)
  const user = decode(username)
  const pass = decode(password)
  if (user === null || pass === null || hostname === '') return null
  if (pathname.length > 1 || search !== '' || hash !== '') return null
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? null : Number(port),
    secure: protocol === 'smtps:',
    auth: user === '' ? null : { user, pass },
  }
}

/** Null where a `%` stands for itself. */
function decode(text: string): string | null {
  return /%(?![\da-f]{2})/i.test(text) ? null : decodeURIComponent(text)
}
