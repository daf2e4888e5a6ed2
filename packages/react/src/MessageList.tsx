import type { ChatMessage } from '@steppergo/chat-client'
import { useMemo, useRef, useState, type CSSProperties, type ReactNode, type Ref } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { useToday } from './clock.ts'
import { DownIcon } from './icons.tsx'
import { ListStart, START_HEIGHT } from './ListStart.tsx'
import { MessageMenu, type MessageMenuHandle } from './MessageMenu.tsx'
import { MessageRow } from './MessageRow.tsx'
import type { MessageListProps } from './props.ts'
import { buildRows, type Row } from './rows.ts'
import { LanguageBoundary } from './strings/LanguageBoundary.tsx'
import { useWords } from './strings/useWords.ts'
import { useListKeys } from './useListKeys.ts'
import { useListScroll } from './useListScroll.ts'
import { useReadTracking } from './useReadTracking.ts'

/**
 * The messages of a conversation: opens at the first unread one, follows the newest while it is in
 * view, and stays where it is otherwise, also when older pages arrive.
 */
export function MessageList(props: MessageListProps) {
  return (
    <LanguageBoundary fallback={null}>
      <Messages {...props} />
    </LanguageBoundary>
  )
}

/** The same in a language that somebody around waits for. */
export function Messages(props: MessageListProps) {
  const { messages, currentUserId, participants = [], firstUnreadSeq = null, onReport } = props
  const { strings, formats, locale } = useWords()
  const today = useToday()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useRef<VirtualizerHandle>(null)
  const menu = useRef<MessageMenuHandle>(null)
  const rows = useMemo(() => buildRows(messages, firstUnreadSeq), [messages, firstUnreadSeq])
  const isShifted = useIsPrepended(rows)
  const senders = useMemo(
    () =>
      new Map(participants.map((participant, hue) => [participant.userId, { participant, hue }])),
    [participants],
  )
  const isGroupChat = participants.filter(({ userId }) => userId !== currentUserId).length > 1
  const visible = { scroller, virtualizer, rows }
  const reading = useReadTracking({ ...visible, onRead: props.onRead })
  const scroll = useListScroll({
    ...visible,
    ...{ firstUnreadSeq, hasOlder: props.hasOlder ?? false, onLoadOlder: props.onLoadOlder },
    isLoadingOlder: props.isLoadingOlder ?? false,
    onMoved: reading.check,
  })
  const keys = useListKeys({ ...visible })
  const [openMenu] = useState(
    () => (message: ChatMessage, button: HTMLElement) => menu.current?.open(message, button),
  )

  function handleJump() {
    scroll.jumpToLatest()
    keys.focusLast()
  }

  const row = ({ message, day, isUnreadStart, isGroupStart, isGroupEnd }: Row) => (
    <MessageRow
      key={message.key}
      {...{ message, isUnreadStart, isGroupStart, isGroupEnd, isGroupChat }}
      dayLabel={day === null ? null : formats.day(day, today)}
      sender={senders.get(message.senderId ?? '')?.participant ?? null}
      hue={senders.get(message.senderId ?? '')?.hue ?? 0}
      isTabStop={message.key === keys.activeKey}
      isHighlighted={message.key === scroll.highlightedKey}
      onRetry={props.onRetry}
      onDiscard={props.onDiscard}
      onEdit={props.onEdit}
      isMuted={props.isMuted ?? false}
      onOpenMenu={openMenu}
    />
  )

  return (
    <div className="sg-root sg-list-frame" data-sg-theme={props.theme ?? 'auto'} lang={locale}>
      <div
        ref={scroller}
        className="sg-scroller"
        onKeyDown={keys.handleKeyDown}
        onFocus={keys.handleFocus}
        onScroll={() => menu.current?.close()}
      >
        <div className="sg-list-spring" />
        <ListStart
          isLoading={props.hasOlder ?? false}
          isEmpty={messages.length === 0}
          tripTitle={props.tripTitle}
          trip={props.trip}
        />
        <Virtualizer
          ref={virtualizer}
          scrollRef={scroller}
          as={List}
          item="li"
          data={rows}
          shift={isShifted}
          startMargin={START_HEIGHT}
          keepMounted={keys.activeIndex === -1 ? NONE : [keys.activeIndex]}
          onScroll={scroll.handleScroll}
          onScrollEnd={scroll.handleScrollEnd}
          onResize={scroll.handleResize}
        >
          {row}
        </Virtualizer>
      </div>
      {scroll.passingDay !== null && (
        <p className="sg-passing-day" aria-hidden="true">
          {formats.day(scroll.passingDay, today)}
        </p>
      )}
      {scroll.isAway && (
        <button type="button" className="sg-pill" onClick={handleJump}>
          {scroll.newCount > 0 ? strings.newMessages(scroll.newCount) : null}
          <DownIcon />
          {scroll.newCount === 0 && <span className="sg-hidden">{strings.jumpToLatest}</span>}
        </button>
      )}
      <MessageMenu
        {...{ ref: menu, onReport, onBlock: props.onBlock }}
        onInfo={isGroupChat ? props.onInfo : undefined}
      />
    </div>
  )
}

const NONE: readonly number[] = []

interface ListProps {
  style: CSSProperties
  children: ReactNode
  ref?: Ref<HTMLOListElement>
}

function List({ style, children, ref }: ListProps) {
  const { strings } = useWords()
  return (
    <ol ref={ref} className="sg-list" style={style} aria-label={strings.messages}>
      {children}
    </ol>
  )
}

/** Whether rows were added at the start since the render before: the view is then held at its end. */
function useIsPrepended(rows: readonly Row[]): boolean {
  const [last, setLast] = useState({ rows, isPrepended: false })
  if (last.rows === rows) return last.isPrepended
  const oldFirst = last.rows[0]?.message.key
  const isPrepended =
    oldFirst !== undefined &&
    rows[0]?.message.key !== oldFirst &&
    rows.some(({ message }) => message.key === oldFirst)
  setLast({ rows, isPrepended })
  return isPrepended
}
