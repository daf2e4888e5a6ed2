import { useEffect, useState } from 'react'

/** Keeps the screen on while this is shown, once somebody has agreed. */
export function useWakeLock() {
  const [isOn, setIsOn] = useState(false)
  const isPossible = typeof navigator !== 'undefined' && 'wakeLock' in navigator

  useEffect(() => {
    if (!isOn || !isPossible) return
    let lock: WakeLockSentinel | null = null
    let isOver = false
    const hold = async () => {
      if (document.visibilityState !== 'visible') return
      // Refused while the battery is low; the screen then goes off as it always does.
      const held = await navigator.wakeLock.request('screen').catch(() => null)
      if (isOver) void held?.release()
      else lock = held
    }
    // The browser lets go whenever the page is hidden.
    const again = () => void hold()
    again()
    document.addEventListener('visibilitychange', again)
    return () => {
      isOver = true
      document.removeEventListener('visibilitychange', again)
      void lock?.release()
    }
  }, [isOn, isPossible])

  return { isOn, isPossible, toggle: () => setIsOn(!isOn) }
}
