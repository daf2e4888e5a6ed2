/** Puts the chosen trip into the address, so that Back and a reload do what one expects. */
export function showTrip(tripId: string | null): void {
  const query = tripId === null ? '' : `?trip=${encodeURIComponent(tripId)}`
  window.history.pushState(null, '', `/driver${query}`)
}
