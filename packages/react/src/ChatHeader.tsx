import type { Participant } from '@steppergo/chat-protocol'
import { CloseIcon } from './icons.tsx'
import { useStrings } from './strings/useWords.ts'

interface ChatHeaderProps {
  titleId: string
  title: string
  subtitle: string | undefined
  participants: readonly Participant[]
  currentUserId: string
  /** Whether it may still become known who takes part. */
  isPending: boolean
  onClose: (() => void) | undefined
}

export function ChatHeader(props: ChatHeaderProps) {
  const { titleId, title, subtitle, participants, currentUserId, onClose } = props
  const strings = useStrings()
  const others = participants.filter(({ userId }) => userId !== currentUserId)
  const [only] = others
  const people =
    only && others.length === 1 ? (
      <>
        <bdi>{only.name}</bdi> · {strings.roles[only.role]}
      </>
    ) : others.length > 1 ? (
      strings.participants(participants.length)
    ) : null
  // Room is kept for who is still to be heard of, and for nobody where nobody will be.
  const hasSubtitle = props.isPending || Boolean(subtitle) || people !== null
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
        <button
          type="button"
          className="sg-icon-button"
          aria-label={strings.closeChat}
          onClick={onClose}
        >
          <CloseIcon />
        </button>
      )}
    </header>
  )
}
