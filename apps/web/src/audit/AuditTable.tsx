import type { AuditEntry } from '@steppergo/chat-protocol'
import type { Strings } from '@/strings/en'
import { actionText } from './auditActions.ts'
import { EntryActor, EntryDetails, EntrySubject, EntryTime } from './AuditParts.tsx'

export interface AuditTableProps {
  entries: readonly AuditEntry[]
  strings: Strings
}

/** Entries as a desk has room for them. */
export function AuditTable({ entries, strings }: AuditTableProps) {
  const { audit } = strings
  return (
    <div className="card overflow-hidden">
      <table className="w-full table-fixed text-left text-sm">
        <caption className="sr-only">{audit.title}</caption>
        <thead className="border-b border-line bg-sunk">
          <tr>
            <Heading className="w-[17%]">{audit.when}</Heading>
            <Heading className="w-[15%]">{audit.who}</Heading>
            <Heading className="w-[16%]">{audit.action}</Heading>
            <Heading className="w-[22%]">{audit.subject}</Heading>
            <Heading className="w-[30%]">{audit.reason}</Heading>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {entries.map((entry) => (
            <tr key={entry.seq} className="align-top">
              <Cell>
                <EntryTime {...{ entry, strings }} />
              </Cell>
              <Cell>
                <EntryActor entry={entry} />
              </Cell>
              <Cell>
                <span className="font-semibold">{actionText(entry.action, audit)}</span>
              </Cell>
              <Cell>
                <EntrySubject {...{ entry, strings }} />
              </Cell>
              <Cell>
                {entry.reason !== '' && (
                  <p className="whitespace-pre-line">
                    <bdi>{entry.reason}</bdi>
                  </p>
                )}
                <EntryDetails {...{ entry, strings }} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Heading({ className, children }: { className: string; children: string }) {
  return (
    <th scope="col" className={`px-3 py-2.5 font-semibold ${className}`}>
      {children}
    </th>
  )
}

function Cell({ children }: { children: React.ReactNode }) {
  return <td className="px-3 py-3">{children}</td>
}
