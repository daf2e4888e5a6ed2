import { useEffect, useRef } from 'react'
import { ConnectedChat } from './ConnectedChat.tsx'
import type { TripChatButtonProps } from './props.ts'
import { LanguageBoundary } from './strings/LanguageBoundary.tsx'
import { useBackToClose } from './useBackToClose.ts'
import { useVisualViewport } from './useVisualViewport.ts'

interface ChatPanelProps extends TripChatButtonProps {
  onClose: () => void
}

const PHONE = '(max-width: 639px)'

/** The chat in a window of its own, once its language is there. */
export default function ChatPanel(props: ChatPanelProps) {
  return (
    <LanguageBoundary fallback={null}>
      <Panel {...props} />
    </LanguageBoundary>
  )
}

/** A sheet over a phone's page, a corner of a larger one. */
function Panel({
  onClose,
  hasAccess: _,
  className: __,
  defaultOpen: ___,
  ...chat
}: ChatPanelProps) {
  const panel = useRef<HTMLDialogElement>(null)
  useVisualViewport(panel)
  useBackToClose(onClose, PHONE)

  useEffect(() => {
    const { current } = panel
    if (!current || current.open) return
    // Modal over a phone's whole screen: nothing behind it can be reached or read.
    if (matchMedia(PHONE).matches) current.showModal()
    else current.show()
    const field = current.querySelector<HTMLElement>('textarea')
    const heading = current.querySelector<HTMLElement>('h2')
    // On touch the composer would bring up the keyboard over what a person came to read.
    const target = matchMedia('(pointer: coarse)').matches ? heading : (field ?? heading)
    target?.focus({ preventScroll: true })
  }, [])

  return (
    <dialog
      ref={panel}
      className="sg-panel"
      aria-label={chat.tripTitle}
      onCancel={(event) => {
        // React hands on what was said to a dialog inside.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
    >
      <ConnectedChat {...chat} onClose={onClose} />
    </dialog>
  )
}
