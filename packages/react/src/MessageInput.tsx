import { MESSAGE_MAX_BYTES, MESSAGE_MAX_CODE_POINTS } from '@steppergo/chat-protocol/constants'
import {
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type SubmitEvent,
} from 'react'
import { useSecondsUntil } from './clock.ts'
import { SendIcon } from './icons.tsx'
import type { MessageInputProps } from './props.ts'
import { QuickReplies } from './QuickReplies.tsx'
import { LanguageBoundary } from './strings/LanguageBoundary.tsx'
import { useWords } from './strings/useWords.ts'

const COUNT_FROM = 0.9
const IDLE_MS = 3_000

/** The composer: grows with its text, tells of typing, and keeps the text while it cannot be sent. */
export function MessageInput(props: MessageInputProps) {
  return (
    <LanguageBoundary fallback={<WordlessComposer theme={props.theme} />}>
      <Composer {...props} />
    </LanguageBoundary>
  )
}

/** The place that it takes. */
export function WordlessComposer({ theme }: Pick<MessageInputProps, 'theme'>) {
  return (
    <div className="sg-root sg-composer" data-sg-theme={theme ?? 'auto'}>
      <div className="sg-composer-row">
        <i className="sg-field" />
      </div>
    </div>
  )
}

/** The same in a language that somebody around waits for. */
export function Composer({ ref, ...props }: MessageInputProps) {
  const { onSend, onTypingStart, onTypingStop, disabled = false, rateLimitedUntil = null } = props
  const { strings, locale } = useWords()
  const field = useRef<HTMLTextAreaElement>(null)
  const idle = useRef<ReturnType<typeof setTimeout>>(undefined)
  const noteId = useId()
  const { savedDraft = null } = props
  const [text, setText] = useState(savedDraft?.text ?? '')
  const [shownDraft, setShownDraft] = useState(savedDraft)
  if (shownDraft !== savedDraft) {
    setShownDraft(savedDraft)
    setText(savedDraft?.text ?? '')
  }
  const waitSeconds = useSecondsUntil(rateLimitedUntil)
  const room = roomIn(text)
  const canSend = !disabled && waitSeconds === 0 && room >= 0 && text.trim() !== ''

  useLayoutEffect(() => {
    const typed = field.current?.value ?? ''
    if (typed === text) return
    setText(typed)
    props.onDraft?.(typed)
    // note: what was typed into the page that a server has sent, before it came to life.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- there is nothing of the kind later
  }, [])
  useLayoutEffect(() => fitHeight(field.current), [text])
  useEffect(() => {
    if (props.autoFocus) field.current?.focus()
  }, [props.autoFocus])
  useEffect(() => () => clearTimeout(idle.current), [])

  function stopTyping() {
    clearTimeout(idle.current)
    onTypingStop?.()
  }

  function handleChange(value: string) {
    setText(value)
    props.onDraft?.(value)
    clearTimeout(idle.current)
    if (value.trim() === '') return onTypingStop?.()
    onTypingStart?.()
    idle.current = setTimeout(() => onTypingStop?.(), IDLE_MS)
  }

  useImperativeHandle(ref, () => ({
    insert(inserted) {
      handleChange([inserted, text].filter(Boolean).join('\n'))
      field.current?.focus()
    },
  }))

  function send() {
    if (!canSend) return
    stopTyping()
    setText('')
    props.onDraft?.('')
    onSend(text.trim())
    field.current?.focus()
  }

  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    // 229 is what some browsers report for the Enter that ends a composition.
    const isComposing = event.nativeEvent.isComposing || event.keyCode === 229
    if (event.key !== 'Enter' || event.shiftKey || isComposing || !hasFinePointer()) return
    event.preventDefault()
    send()
  }

  function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    send()
  }

  return (
    <form
      className="sg-root sg-composer"
      data-sg-theme={props.theme ?? 'auto'}
      lang={locale}
      onSubmit={handleSubmit}
    >
      <QuickReplies
        replies={props.quickReplies ?? []}
        disabled={disabled || waitSeconds > 0}
        onReply={props.onQuickReply}
      />
      <div className="sg-composer-note" id={noteId}>
        {waitSeconds > 0 && <span role="timer">{strings.rateLimited(waitSeconds)}</span>}
        {room < MESSAGE_MAX_CODE_POINTS * (1 - COUNT_FROM) && (
          <span className="sg-counter" data-sg-over={room < 0 || undefined}>
            {room < 0 ? strings.charactersOver(-room) : strings.charactersLeft(room)}
          </span>
        )}
      </div>
      <div className="sg-composer-row">
        <textarea
          ref={field}
          className="sg-field"
          rows={1}
          dir="auto"
          value={text}
          disabled={disabled}
          aria-label={strings.composerLabel}
          aria-describedby={noteId}
          aria-invalid={room < 0 || undefined}
          placeholder={strings.composerPlaceholder}
          onChange={(event) => handleChange(event.target.value)}
          onKeyDown={handleKeyDown}
          onBlur={stopTyping}
        />
        <button
          type="submit"
          className="sg-send"
          disabled={!canSend}
          aria-label={strings.send}
          // Keeps the keyboard up on a phone.
          onPointerDown={(event) => event.preventDefault()}
        >
          <SendIcon />
        </button>
      </div>
    </form>
  )
}

/** How many characters still fit; below zero when there are too many, by whichever limit. */
function roomIn(text: string): number {
  const content = text.trim()
  if (content.length * 4 <= MESSAGE_MAX_CODE_POINTS) return MESSAGE_MAX_CODE_POINTS
  const points = MESSAGE_MAX_CODE_POINTS - [...content].length
  const bytes = MESSAGE_MAX_BYTES - new TextEncoder().encode(content).length
  return bytes < 0 ? Math.min(points, Math.floor(bytes / 4)) : points
}

function fitHeight(field: HTMLTextAreaElement | null) {
  if (!field) return
  field.style.height = 'auto'
  const borders = field.offsetHeight - field.clientHeight
  field.style.height = `${field.scrollHeight + borders}px`
}

/** With a mouse, Enter sends; on a touch keyboard it is the only way to a new line. */
const hasFinePointer = () =>
  typeof matchMedia !== 'function' || !matchMedia('(pointer: coarse)').matches
