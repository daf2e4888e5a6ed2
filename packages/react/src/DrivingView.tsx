import type { ChatMessage } from '@steppergo/chat-client'
import { useEffect, useState } from 'react'
import { Dialog } from './Dialog.tsx'
import { isLookedAt, onLookChange, READ_AFTER_MS } from './looking.ts'
import { usePlainText } from './MessageBody.tsx'
import { useMutedUntil } from './ModerationNotices.tsx'
import { roleOf, sendReply, useMessageText, useOfferedReplies } from './quickReplies.ts'
import { StatusTicks } from './StatusTicks.tsx'
import { useWords } from './strings/useWords.ts'
import { useReadAloud } from './useReadAloud.ts'
import type { SocketChat } from './useSocketChat.ts'
import { useWakeLock } from './useWakeLock.ts'

interface DrivingViewProps {
  chat: SocketChat
  currentUserId: string
  onLeave: () => void
}

const REPLIES = 4

/** For a glance from the wheel: the last message, four replies, nothing to type or to scroll. */
export default function DrivingView({ chat, currentUserId, onLeave }: DrivingViewProps) {
  const { strings } = useWords()
  const words = strings.driving
  const [isAsking, setIsAsking] = useState(false)
  const replies = useOfferedReplies(roleOf(chat.participants, currentUserId)).slice(0, REPLIES)
  const received = chat.messages.findLast(({ isOwn, type }) => !isOwn && type !== 'SYSTEM')
  const own = chat.messages.findLast(({ isOwn }) => isOwn)
  const aloud = useReadAloud(received ?? null)
  const awake = useWakeLock()
  const mutedUntil = useMutedUntil(chat)
  useReadMark(received?.seq ?? null, chat.markAsRead)

  return (
    <div className="sg-driving">
      <div className="sg-driving-message">
        {received ? <LastMessage message={received} /> : <p>{words.noMessages}</p>}
        {own && <OwnLine message={own} />}
      </div>
      {chat.closedAt === null && mutedUntil !== null && <p>{mutedUntil}</p>}
      {chat.closedAt === null && mutedUntil === null && (
        <ul className="sg-driving-replies" aria-label={strings.quickRepliesLabel}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <button type="button" onClick={() => sendReply(chat, reply)}>
                {reply.text}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="sg-driving-tools">
        {aloud.isPossible && (
          <button type="button" aria-pressed={aloud.isOn} onClick={aloud.toggle}>
            {words.readAloud}
          </button>
        )}
        {awake.isPossible && (
          <button type="button" aria-pressed={awake.isOn} onClick={awake.toggle}>
            {words.keepAwake}
          </button>
        )}
        <button type="button" onClick={() => setIsAsking(true)}>
          {words.leave}
        </button>
      </div>
      {isAsking && (
        <Dialog title={words.leaveTitle} closeText={words.stay} onClose={() => setIsAsking(false)}>
          <div className="sg-driving-leave">
            <button type="button" className="sg-secondary" onClick={onLeave}>
              {words.parked}
            </button>
            <button type="button" className="sg-secondary" onClick={onLeave}>
              {words.passenger}
            </button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function LastMessage({ message }: { message: ChatMessage }) {
  const { formats } = useWords()
  const plainText = usePlainText()
  return (
    <>
      <p className="sg-driving-sender">
        <bdi>{message.senderName}</bdi>{' '}
        <time dateTime={message.createdAt}>{formats.time(message.createdAt)}</time>
      </p>
      <p className="sg-driving-text" dir="auto">
        {plainText(message)}
      </p>
    </>
  )
}

function OwnLine({ message }: { message: ChatMessage }) {
  const { strings } = useWords()
  const text = useMessageText(message)
  return (
    <p className="sg-driving-own">
      {strings.you}: <span dir="auto">{text}</span> <StatusTicks message={message} />
    </p>
  )
}

/** The one message that is shown has been read once it was looked at for a moment. */
function useReadMark(seq: number | null, markAsRead: (upToSeq?: number) => void) {
  useEffect(() => {
    if (seq === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      if (isLookedAt()) timer = setTimeout(() => markAsRead(seq), READ_AFTER_MS)
    }
    look()
    const stop = onLookChange(look)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [seq, markAsRead])
}
