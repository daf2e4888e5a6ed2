import { actionText } from './auditActions.ts'
import { EntryActor, EntryDetails, EntrySubject, EntryTime } from './AuditParts.tsx'
import type { AuditTableProps } from './AuditTable.tsx'

/** The same entries on a phone. */
export function AuditCards({ entries, strings }: AuditTableProps) {
  const { audit } = strings
  return (
    <ul className="grid gap-3">
      {entries.map((entry) => (
        <li key={entry.seq} className="card px-4 py-3">
          <p className="text-lg font-semibold">{actionText(entry.action, audit)}</p>
          <p className="text-sm text-ink-soft">
            <EntryActor entry={entry} />
            <span aria-hidden="true"> · </span>
            <EntryTime {...{ entry, strings }} />
          </p>
          {entry.reason !== '' && (
            <p className="mt-2 border-l-4 border-wheat pl-3 whitespace-pre-line">
              <span className="sr-only">{audit.reason}: </span>
              <bdi>{entry.reason}</bdi>
            </p>
          )}
          <div className="mt-2 text-sm">
            <EntrySubject {...{ entry, strings }} />
          </div>
          <div className="mt-1">
            <EntryDetails {...{ entry, strings }} />
          </div>
        </li>
      ))}
    </ul>
  )
}
