import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Badge } from './ChatNotificationBadge.tsx'
import { createLoader } from './createLoader.ts'
import { ChatIcon } from './icons.tsx'
import type { TripChatButtonProps } from './props.ts'
import {
  ChatStringsProvider,
  useLanguage,
  useLauncherStrings,
} from './strings/ChatStringsProvider.tsx'
import { loadLanguage } from './strings/loadLanguage.ts'
import { useInbox } from './useInbox.ts'

const loadPanel = createLoader(() => import('./ChatPanel.tsx'))
const ChatPanel = lazy(loadPanel)

/**
 * A floating button which opens the chat of a trip and shows how much is unread.
 *
 * @example
 * <TripChatButton
 *   tripId={trip.id}
 *   tripTitle={trip.title}
 *   currentUserId={user.id}
 *   token={token}
 *   hasAccess={isDriverOrPassenger}
 * />
 */
export function TripChatButton(props: TripChatButtonProps) {
  if (!props.hasAccess) return null
  return (
    <ChatStringsProvider locale={props.locale}>
      <Launcher {...props} />
    </ChatStringsProvider>
  )
}

function Launcher(props: TripChatButtonProps) {
  const { tripId, tripTitle, className, theme } = props
  const strings = useLauncherStrings()
  const { locale } = useLanguage()
  const { unreadByTrip } = useInbox(props)
  const [isOpen, setIsOpen] = useState(props.defaultOpen ?? false)
  const launcher = useRef<HTMLButtonElement>(null)
  const unread = unreadByTrip[tripId] ?? 0

  const wasOpen = useRef(false)
  // Once the panel is gone: nothing behind a modal one can take the focus.
  useEffect(() => {
    if (wasOpen.current && !isOpen) launcher.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])
  const handleClose = () => setIsOpen(false)

  // Beside the panel and not after it, where it was open before anybody came near.
  useEffect(() => {
    if (isOpen) void loadLanguage(locale)
  }, [isOpen, locale])

  // Loaded as soon as somebody seems about to press, so that the panel opens without a wait.
  function prepare() {
    void loadPanel()
    void loadLanguage(locale)
  }
  return (
    <div
      className={['sg-root sg-launcher-frame', className].filter(Boolean).join(' ')}
      data-sg-theme={theme ?? 'auto'}
      lang={locale}
    >
      <button
        ref={launcher}
        type="button"
        className="sg-launcher"
        aria-label={
          unread > 0
            ? `${strings.openChat(tripTitle)}, ${strings.unreadMessages(unread)}`
            : strings.openChat(tripTitle)
        }
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => (isOpen ? handleClose() : setIsOpen(true))}
      >
        <ChatIcon />
        {!isOpen && <Badge count={unread} />}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <ChatPanel {...props} onClose={handleClose} />
        </Suspense>
      )}
    </div>
  )
}
