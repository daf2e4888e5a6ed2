import type { MessageInputProps } from './props.ts'

/** The composer. */
export function MessageInput({ disabled }: MessageInputProps) {
  return (
    <form className="sg-composer">
      <textarea className="sg-field" rows={1} disabled={disabled} />
    </form>
  )
}
