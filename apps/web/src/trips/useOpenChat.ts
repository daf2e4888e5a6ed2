import { useEffect, useState } from 'react'

/** The end of an address that asks for the chat of the page. */
export const OPEN_CHAT = '#chat'

/** How often the address has asked for the chat; each time it is taken out of the address. */
export function useOpenChat(): number {
  const [times, setTimes] = useState(0)
  useEffect(() => {
    const look = () => {
      if (location.hash !== OPEN_CHAT) return
      history.replaceState(history.state, '', location.pathname + location.search)
      setTimes((before) => before + 1)
    }
    look()
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  return times
}
