/** Where pages reach the REST API: the server sets it as soon as it knows its own port. */
export function internalUrl(path: string): string {
  const base = process.env.STEPPERGO_INTERNAL_URL
  if (base === undefined) throw new Error('STEPPERGO_INTERNAL_URL is not set: run apps/web/server')
  return new URL(path, base).href
}
