import { useEffect, useEffectEvent } from 'react'

const MARK = 'sgChat'

/** Where `media` matches, the Back button closes what is open instead of leaving the page. */
export function useBackToClose(onClose: () => void, media: string) {
  const handleBack = useEffectEvent(onClose)

  useEffect(() => {
    if (!matchMedia(media).matches) return
    const before: unknown = history.state
    // React mounts twice in development; one entry is enough.
    if (!isMarked(before)) history.pushState({ ...toObject(before), [MARK]: true }, '')
    const handlePopState = () => handleBack()
    window.addEventListener('popstate', handlePopState)
    return () => {
      window.removeEventListener('popstate', handlePopState)
      // Closed by other means: the entry must not make the next Back do nothing. Waits for a
      // remount, which would want the entry again.
      setTimeout(() => {
        if (isMarked(history.state) && !document.querySelector('dialog.sg-panel')) history.back()
      })
    }
  }, [media])
}

const toObject = (state: unknown): object =>
  typeof state === 'object' && state !== null ? state : {}

const isMarked = (state: unknown) => MARK in toObject(state)
