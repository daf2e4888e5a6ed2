'use client'

import { useEffect, useEffectEvent, type RefObject } from 'react'

/** Calls once the element comes into view, or near it. */
export function useInView(element: RefObject<Element | null>, onInView: () => void): void {
  const handleInView = useEffectEvent(onInView)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        observer.disconnect()
        handleInView()
      },
      { rootMargin: '200px' },
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
}
