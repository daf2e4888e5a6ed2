import Link from 'next/link'
import type { AuditEntry } from '@steppergo/chat-protocol'
import { momentText } from '@/moderation/momentText'
import type { Strings } from '@/strings/en'
import { auditAddress, noAuditFilter } from './auditFilter.ts'

export interface AuditPartProps {
  entry: AuditEntry
  strings: Strings
}

const quiet = 'underline decoration-line-strong underline-offset-4 hover:decoration-2'

export function EntryTime({ entry, strings }: AuditPartProps) {
  return (
    <time dateTime={entry.at} className="tabular">
      {momentText(entry.at, strings)}
    </time>
  )
}

/** Who did it; leads to everything they did. */
export function EntryActor({ entry }: Pick<AuditPartProps, 'entry'>) {
  return (
    <Link href={auditAddress({ ...noAuditFilter, who: entry.actorId })} className={quiet}>
      <bdi>{entry.actorName}</bdi>
    </Link>
  )
}

/** What it was done to; leads to everything that was done to it. */
export function EntrySubject({ entry, strings }: AuditPartProps) {
  return (
    <>
      <span className="block">{strings.audit.subjects[entry.subjectType]}</span>
      <Link
        href={auditAddress({ ...noAuditFilter, subject: entry.subjectId })}
        className={`font-mono text-xs break-all ${quiet}`}
      >
        {entry.subjectId}
      </Link>
    </>
  )
}

/** What else was written down, and the hash that ties the entry to the one before it. */
export function EntryDetails({ entry, strings }: AuditPartProps) {
  const facts = Object.entries(entry.details).filter(([, value]) => value !== null)
  return (
    <details>
      <summary className="disclosure text-sm">{strings.audit.details}</summary>
      <dl className="mt-1 grid gap-1 font-mono text-xs break-all">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="inline text-ink-soft">{name}: </dt>
            <dd className="inline">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
        <div>
          <dt className="inline text-ink-soft">{strings.audit.fingerprint}: </dt>
          <dd className="inline">{entry.hash}</dd>
        </div>
      </dl>
    </details>
  )
}
