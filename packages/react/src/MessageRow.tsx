import type { ChatMessage } from '@steppergo/chat-client'
import type { Participant } from '@steppergo/chat-protocol'
import { memo } from 'react'
import { Avatar } from './Avatar.tsx'
import { MoreIcon } from './icons.tsx'
import { MessageBody, SystemNote } from './MessageBody.tsx'
import { StatusTicks } from './StatusTicks.tsx'
import { FailedActions } from './FailedActions.tsx'
import { useWords } from './strings/useWords.ts'

export interface MessageRowProps {
  message: ChatMessage
  /** The words of the day it opens. */
  dayLabel: string | null
  isUnreadStart: boolean
  isGroupStart: boolean
  isGroupEnd: boolean
  /** Whether several others may have written it. */
  isGroupChat: boolean
  sender: Participant | null
  /** The sender's colour in this conversation. */
  hue: number
  isTabStop: boolean
  /** Whether somebody has just jumped to it. */
  isHighlighted: boolean
  onRetry: ((tempId: string) => void) | undefined
  onDiscard: ((tempId: string) => void) | undefined
  onEdit?: ((message: ChatMessage) => void) | undefined
  isMuted?: boolean
  onOpenMenu: ((message: ChatMessage, button: HTMLElement) => void) | undefined
}

/** One message with the divider and the separator above it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { message, dayLabel, isUnreadStart, isTabStop } = props
  const { strings } = useWords()
  return (
    <>
      {dayLabel !== null && <p className="sg-day">{dayLabel}</p>}
      {isUnreadStart && <p className="sg-unread-line">{strings.newSeparator}</p>}
      <div
        className="sg-row"
        tabIndex={isTabStop ? 0 : -1}
        data-sg-key={message.key}
        data-sg-own={message.isOwn || undefined}
        data-sg-start={props.isGroupStart || undefined}
        data-sg-end={props.isGroupEnd || undefined}
        data-sg-highlighted={props.isHighlighted || undefined}
      >
        {message.type === 'SYSTEM' ? <SystemNote message={message} /> : <Bubble {...props} />}
      </div>
    </>
  )
})

function Bubble(props: MessageRowProps) {
  const { message, isGroupStart, isGroupEnd, isGroupChat, sender, hue, onOpenMenu } = props
  const { strings, formats } = useWords()
  const showsName = isGroupChat && isGroupStart && !message.isOwn
  const isThere = message.deletedAt === null && message.hiddenAt === null
  const name = sender?.name ?? message.senderName ?? ''
  return (
    <>
      {isGroupChat && !message.isOwn && (
        <span className="sg-gutter">{isGroupEnd && <Avatar name={name} hue={hue} />}</span>
      )}
      <div className="sg-stack">
        <div className="sg-bubble">
          {showsName ? (
            <p className={`sg-sender sg-hue-${hue % 6}`}>
              <bdi>{name}</bdi>
              {sender && <span className="sg-role">{strings.roles[sender.role]}</span>}
            </p>
          ) : (
            <span className="sg-hidden">
              <bdi>{message.isOwn ? strings.you : name}</bdi>:{' '}
            </span>
          )}
          <MessageBody message={message} />
          <span className="sg-meta">
            {message.editedAt !== null && isThere && <span>{strings.edited}</span>}
            <time dateTime={message.createdAt}>{formats.time(message.createdAt)}</time>
            {message.isOwn && <StatusTicks message={message} />}
          </span>
        </div>
        {message.status === 'FAILED' && (
          <FailedActions
            {...{ message, isMuted: props.isMuted ?? false }}
            {...{ onRetry: props.onRetry, onEdit: props.onEdit, onDiscard: props.onDiscard }}
          />
        )}
      </div>
      {onOpenMenu && isThere && message.seq !== null && (
        <button
          type="button"
          className="sg-more"
          tabIndex={-1}
          aria-label={strings.messageActions}
          aria-haspopup="menu"
          onClick={(event) => onOpenMenu(message, event.currentTarget)}
        >
          <MoreIcon />
        </button>
      )}
    </>
  )
}
