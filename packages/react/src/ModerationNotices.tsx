import { useEffect, useRef, type ReactNode } from 'react'
import { useToday } from './clock.ts'
import { useWords } from './strings/useWords.ts'
import type { SocketChat } from './useSocketChat.ts'

export interface Person {
  userId: string
  name: string
}

interface ModerationNoticesProps {
  chat: SocketChat
  /** Who has been blocked here a moment ago, and can be unblocked at once. */
  blocked: Person | null
  /** Says that the block is no longer news; also where a person wanted it undone. */
  onBlockSeen: () => void
}

/** What a person is to know of what moderators and they themselves have decided. */
export function ModerationNotices({ chat, blocked, onBlockSeen }: ModerationNoticesProps) {
  const { strings } = useWords()
  const warning = chat.standing?.newWarning ?? null
  const { reportOutcome } = chat

  function undo({ userId }: Person) {
    // Refused or without a connection, the block stays, and so does this.
    chat.unblock(userId).then(onBlockSeen, () => undefined)
  }

  return (
    <>
      {warning && (
        <Bar isStern action={strings.gotIt} onAction={chat.acknowledgeWarning}>
          <strong>{strings.warningTitle}</strong>
          <span dir="auto">{warning.reason}</span>
        </Bar>
      )}
      {reportOutcome !== null && (
        <Bar action={strings.close} onAction={chat.dismissReportOutcome}>
          {strings.reportOutcomes[reportOutcome]}
        </Bar>
      )}
      {blocked && (
        <Bar key={blocked.userId} takesFocus action={strings.undo} onAction={() => undo(blocked)}>
          {strings.blocked(blocked.name)}
        </Bar>
      )}
    </>
  )
}

/** The same in words, for who listens. */
export function useModerationNews(chat: SocketChat, blocked: Person | null): readonly string[] {
  const { strings } = useWords()
  const mutedUntil = useMutedUntil(chat)
  const { standing, reportOutcome } = chat
  const warning = standing?.newWarning
  return [
    ...(warning ? [`${strings.warningTitle}. ${warning.reason}`] : []),
    ...(reportOutcome === null ? [] : [strings.reportOutcomes[reportOutcome]]),
    ...(blocked ? [strings.blocked(blocked.name)] : []),
    ...(mutedUntil === null ? [] : [mutedUntil]),
  ]
}

/** Until when the person may not write, in words; null while they may. */
export function useMutedUntil({ standing }: SocketChat): string | null {
  const { strings, formats } = useWords()
  const today = useToday()
  const until = standing?.mutedUntil ?? null
  return until === null ? null : strings.mutedUntil(formats.moment(until, today))
}

/** Stands above the composer while its person may not write. */
export function MutedNote({ chat }: { chat: SocketChat }) {
  const { strings } = useWords()
  const text = useMutedUntil(chat)
  const reason = chat.standing?.reason
  if (text === null) return null
  return (
    <div className="sg-bar sg-muted" data-sg-stern>
      <p>
        <strong>{text}</strong>
        {reason && <span dir="auto">{strings.reasonGiven(reason)}</span>}
      </p>
    </div>
  )
}

interface BarProps {
  action: string
  onAction: () => void
  isStern?: boolean
  takesFocus?: boolean
  children: ReactNode
}

function Bar({ action, onAction, isStern, takesFocus = false, children }: BarProps) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // What had the focus goes with the messages of who was blocked.
    if (takesFocus) button.current?.focus()
  }, [takesFocus])

  function handleClick() {
    // The bar goes, and the focus would go with it.
    button.current?.closest('.sg-chat')?.querySelector<HTMLElement>('.sg-title')?.focus()
    onAction()
  }

  return (
    <div className="sg-bar" data-sg-stern={isStern || undefined}>
      <p>{children}</p>
      <button ref={button} type="button" onClick={handleClick}>
        {action}
      </button>
    </div>
  )
}
