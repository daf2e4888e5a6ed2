import type { ReactNode } from 'react'
import { CloseIcon } from './icons.tsx'
import { useLauncherStrings } from './strings/ChatStringsProvider.tsx'

interface ChatHeaderProps {
  titleId?: string
  title: string
  subtitle: string | undefined
  /** Who takes part; null where that is not known. */
  people: ReactNode
  /** Whether it may still become known. */
  isPending: boolean
  onClose: (() => void) | undefined
}

/** Stands there before the language is loaded, so that a chat can be closed meanwhile. */
export function ChatHeader(props: ChatHeaderProps) {
  const { titleId, title, subtitle, people, isPending, onClose } = props
  const { closeChat } = useLauncherStrings()
  // Room is kept for who is still to be heard of, and for nobody where nobody will be.
  const hasSubtitle = isPending || Boolean(subtitle) || people !== null
  return (
    <header className="sg-header">
      <div className="sg-header-text">
        <h2 id={titleId} className="sg-title" tabIndex={-1}>
          {title}
        </h2>
        {hasSubtitle && (
          <p className="sg-subtitle">
            {subtitle}
            {subtitle && people && ' · '}
            {people}
          </p>
        )}
      </div>
      {onClose && (
        <button type="button" className="sg-icon-button" aria-label={closeChat} onClick={onClose}>
          <CloseIcon />
        </button>
      )}
    </header>
  )
}
