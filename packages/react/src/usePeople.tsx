import type { Participant } from '@steppergo/chat-protocol'
import type { ReactNode } from 'react'
import { useStrings } from './strings/useWords.ts'

/** With whom somebody talks: the one other person and their role, or how many there are. */
export function usePeople(participants: readonly Participant[], currentUserId: string): ReactNode {
  const strings = useStrings()
  const others = participants.filter(({ userId }) => userId !== currentUserId)
  const [only] = others
  if (only && others.length === 1) {
    return (
      <>
        <bdi>{only.name}</bdi> · {strings.roles[only.role]}
      </>
    )
  }
  return others.length > 1 ? strings.participants(participants.length) : null
}
