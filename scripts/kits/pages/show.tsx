import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

/** Shows a conversation over the whole page, its composer at the end. */
export function show(conversation: ReactNode): void {
  const page = document.createElement('div')
  page.style.cssText = 'display: flex; flex-direction: column; block-size: 100dvh'
  document.body.style.margin = '0'
  document.body.append(page)
  createRoot(page).render(conversation)
}
