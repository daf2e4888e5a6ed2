import type { ReaderState } from '@steppergo/chat-client'
import { Dialog } from './Dialog.tsx'
import { useWords } from './strings/useWords.ts'

interface MessageInfoProps {
  readers: readonly ReaderState[]
  onClose: () => void
}

/** Who has read an own message, who has received it, and whom it has not reached yet. */
export function MessageInfo({ readers, onClose }: MessageInfoProps) {
  const { strings, formats } = useWords()
  const groups = [
    { title: strings.readBy, status: 'READ' },
    { title: strings.deliveredTo, status: 'DELIVERED' },
    { title: strings.notDeliveredTo, status: 'SENT' },
  ] as const
  return (
    <Dialog title={strings.infoTitle} onClose={onClose}>
      {groups.map(({ title, status }) => {
        const people = readers.filter((reader) => reader.status === status)
        if (people.length === 0) return null
        return (
          <section key={status} className="sg-readers">
            <h3>{title}</h3>
            <ul>
              {people.map(({ participant, readAt }) => (
                <li key={participant.userId}>
                  <bdi>{participant.name}</bdi>
                  {readAt && <time dateTime={readAt}>{formats.time(readAt)}</time>}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </Dialog>
  )
}
