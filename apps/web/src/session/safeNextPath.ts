const NOWHERE = 'http://nowhere.invalid'

/** Where to go after signing in: a path of this site, whatever the query string says. */
export function safeNextPath(next: string | undefined): string {
  if (next === undefined || !next.startsWith('/') || !URL.canParse(next, NOWHERE)) return '/'
  const url = new URL(next, NOWHERE)
  const isOurs = url.origin === NOWHERE && !url.pathname.startsWith('/sign-in')
  return isOurs ? url.pathname + url.search : '/'
}
