import type { TripChatButtonProps } from './props.ts'

/** A floating button which opens the chat of a trip. */
export function TripChatButton({ hasAccess, tripTitle }: TripChatButtonProps) {
  if (!hasAccess) return null
  return (
    <button type="button" className="sg-launcher" aria-haspopup="dialog">
      {tripTitle}
    </button>
  )
}
