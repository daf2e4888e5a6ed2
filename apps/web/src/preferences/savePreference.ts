const YEAR_S = 365 * 24 * 3600

/** Keeps a choice in a cookie, so that the server renders with it from the first byte. */
export function savePreference(name: string, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_S}; samesite=lax${secure}`
}
