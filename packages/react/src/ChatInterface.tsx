import type { ChatInterfaceProps } from './props.ts'

/** The conversation of one trip: header, messages and composer. Fills its container. */
export function ChatInterface({ tripTitle, subtitle, className, theme }: ChatInterfaceProps) {
  return (
    <section
      className={`sg-chat ${className ?? ''}`}
      data-sg-theme={theme ?? 'auto'}
      aria-label={tripTitle}
    >
      <header className="sg-header">
        <h2 className="sg-title">{tripTitle}</h2>
        {subtitle && <p className="sg-subtitle">{subtitle}</p>}
      </header>
      <ol className="sg-list" />
    </section>
  )
}
