import type { ChatMessage } from '@steppergo/chat-client'
import { useImperativeHandle, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { flushSync } from 'react-dom'
import { copyText } from './copyText.ts'
import { BlockIcon, CopyIcon, FlagIcon, InfoIcon } from './icons.tsx'
import { useStrings } from './strings/useWords.ts'

export interface MessageMenuHandle {
  open: (message: ChatMessage, button: HTMLElement) => void
  close: () => void
}

interface MessageMenuProps {
  ref: Ref<MessageMenuHandle>
  onReport: ((message: ChatMessage) => void) | undefined
  onBlock: ((message: ChatMessage) => void) | undefined
  onInfo: ((message: ChatMessage) => void) | undefined
}

const GAP = 4

/** What can be done with a message. A popover: above everything, and Escape closes it alone. */
export function MessageMenu({ ref, onReport, onBlock, onInfo }: MessageMenuProps) {
  const strings = useStrings()
  const menu = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLElement>(null)
  const [message, setMessage] = useState<ChatMessage | null>(null)

  const close = () => {
    menu.current?.hidePopover()
    opener.current?.focus()
  }

  useImperativeHandle(ref, () => ({
    open(target, button) {
      // Its size depends on what can be done, and its place on its size.
      flushSync(() => setMessage(target))
      opener.current = button
      const { current } = menu
      if (!current) return
      current.showPopover()
      place(current, button)
      current.querySelector('button')?.focus()
    },
    close: () => menu.current?.hidePopover(),
  }))

  function handleKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      close()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const items = [...event.currentTarget.querySelectorAll('button')]
    const index = items.findIndex((item) => item === document.activeElement)
    items.at((index + (event.key === 'ArrowDown' ? 1 : -1)) % items.length)?.focus()
  }

  function choose(action: (message: ChatMessage) => void) {
    close()
    if (message) action(message)
  }
  const isForeign = message !== null && !message.isOwn && message.type !== 'SYSTEM'
  const hasInfo = onInfo && message?.isOwn && message.seq !== null
  return (
    <div
      ref={menu}
      className="sg-menu"
      popover="auto"
      role="menu"
      aria-label={strings.messageActions}
      onKeyDown={handleKeyDown}
    >
      <button
        type="button"
        role="menuitem"
        onClick={() => choose(({ content }) => void copyText(content))}
      >
        <CopyIcon />
        {strings.copy}
      </button>
      {hasInfo && (
        <button type="button" role="menuitem" onClick={() => choose(onInfo)}>
          <InfoIcon />
          {strings.info}
        </button>
      )}
      {onReport && isForeign && (
        <button type="button" role="menuitem" onClick={() => choose(onReport)}>
          <FlagIcon />
          {strings.report}
        </button>
      )}
      {onBlock && isForeign && message.senderName !== null && (
        <button type="button" role="menuitem" onClick={() => choose(onBlock)}>
          <BlockIcon />
          <bdi>{strings.block(message.senderName)}</bdi>
        </button>
      )}
    </div>
  )
}

function place(menu: HTMLElement, button: HTMLElement) {
  const anchor = button.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = menu
  const left = Math.min(anchor.left, window.innerWidth - width - GAP)
  const isRoomBelow = anchor.bottom + GAP + height < window.innerHeight
  const top = isRoomBelow ? anchor.bottom + GAP : anchor.top - GAP - height
  menu.style.left = `${Math.max(GAP, left)}px`
  menu.style.top = `${Math.max(GAP, top)}px`
}
