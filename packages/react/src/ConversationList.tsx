import type { ConversationListProps } from './props.ts'

/** The conversations of a person, newest activity first. */
export function ConversationList({ className }: ConversationListProps) {
  return <ul className={`sg-inbox ${className ?? ''}`} />
}
