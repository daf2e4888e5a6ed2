interface NetworkListener {
  onOnline: () => void
  onOffline: () => void
}

/** What the browser says about the network; always online where there is no browser. */
export function watchNetwork({ onOnline, onOffline }: NetworkListener) {
  const target = typeof window === 'undefined' ? null : window
  target?.addEventListener('online', onOnline)
  target?.addEventListener('offline', onOffline)
  return {
    isOnline: () => target?.navigator.onLine ?? true,
    stop() {
      target?.removeEventListener('online', onOnline)
      target?.removeEventListener('offline', onOffline)
    },
  }
}
