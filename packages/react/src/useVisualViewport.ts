import { useEffect, type RefObject } from 'react'

/** Keeps an element as high as what the on-screen keyboard leaves free. */
export function useVisualViewport(element: RefObject<HTMLElement | null>) {
  useEffect(() => {
    const { visualViewport } = window
    if (!visualViewport) return
    const fit = () => {
      const { style } = element.current ?? {}
      style?.setProperty('--sg-viewport-height', `${visualViewport.height}px`)
      style?.setProperty('--sg-viewport-top', `${visualViewport.offsetTop}px`)
    }
    fit()
    visualViewport.addEventListener('resize', fit)
    visualViewport.addEventListener('scroll', fit)
    return () => {
      visualViewport.removeEventListener('resize', fit)
      visualViewport.removeEventListener('scroll', fit)
    }
  }, [element])
}
