import type { ReactNode } from 'react'
import { SteppeScene } from './SteppeScene.tsx'

export interface EmptyStateProps {
  title: string
  text: string
  /** 1 where the state is the page, 2 within a page. */
  level?: 1 | 2
  children?: ReactNode
}

/** What a page says when there is nothing to show, and the way on. */
export function EmptyState({ title, text, level = 1, children }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className="mx-auto flex max-w-md flex-1 flex-col items-center justify-center px-4 py-12 text-center">
      <SteppeScene className="mb-6 w-56" />
      <Heading className="text-2xl font-bold tracking-tight">{title}</Heading>
      <p className="mt-2 text-ink-soft">{text}</p>
      {children !== undefined && <div className="mt-6">{children}</div>}
    </div>
  )
}
