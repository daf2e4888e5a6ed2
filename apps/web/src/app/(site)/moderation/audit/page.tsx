import type { Metadata } from 'next'
import Link from 'next/link'
import { forbidden } from 'next/navigation'
import { callApi } from '@/api/callApi'
import { AuditCards } from '@/audit/AuditCards'
import {
  auditAddress,
  auditFile,
  auditQuestion,
  readAuditFilter,
  readBefore,
} from '@/audit/auditFilter'
import { AuditFilters } from '@/audit/AuditFilters'
import { AuditTable } from '@/audit/AuditTable'
import { readPreferences } from '@/preferences/readPreferences'
import { requireSession } from '@/session/requireSession'
import { EmptyState } from '@/ui/EmptyState'

export interface AuditPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { strings } = await readPreferences()
  return { title: strings.pageTitle(strings.audit.title) }
}

export default async function AuditPage({ searchParams }: AuditPageProps) {
  const query = await searchParams
  const filter = readAuditFilter(query)
  const before = readBefore(query)
  const { user, sessionToken } = await requireSession(auditAddress(filter, before))
  if (user.role !== 'ADMIN') forbidden()
  const question = { ...auditQuestion(filter), ...(before === undefined ? {} : { before }) }
  const [{ entries, hasMore }, { strings }] = await Promise.all([
    callApi('audit:list', question, sessionToken),
    readPreferences(),
  ])
  const { audit } = strings
  const last = entries.at(-1)
  const people = new Map(entries.map((entry) => [entry.actorId, entry]))
  const chosen = { actorId: filter.who, actorName: people.get(filter.who)?.actorName ?? filter.who }
  if (filter.who !== '') people.delete(filter.who)
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-6 sm:px-6 sm:py-10">
      <Link href="/moderation" className="link gap-1.5">
        <span aria-hidden="true">←</span> {audit.back}
      </Link>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="text-3xl font-bold tracking-tight">{audit.title}</h1>
        <a href={auditFile(filter)} download className="button button-quiet">
          {audit.download}
        </a>
      </div>
      <p className="mt-2 text-ink-soft">{audit.lead}</p>
      <AuditFilters
        // The fields begin with what the address says, also when a link changes it.
        key={auditAddress(filter)}
        filter={filter}
        people={filter.who === '' ? [...people.values()] : [chosen, ...people.values()]}
        strings={audit}
      />
      {entries.length === 0 ? (
        <EmptyState level={2} title={audit.emptyTitle} text={audit.emptyText} />
      ) : (
        <section aria-label={audit.title} className="mt-6">
          <div className="max-lg:hidden">
            <AuditTable entries={entries} strings={strings} />
          </div>
          <div className="lg:hidden">
            <AuditCards entries={entries} strings={strings} />
          </div>
        </section>
      )}
      <nav aria-label={audit.older} className="mt-5 flex flex-wrap gap-2 empty:hidden">
        {before !== undefined && (
          <Link href={auditAddress(filter)} className="button button-quiet">
            {audit.newest}
          </Link>
        )}
        {hasMore && last && (
          <Link href={auditAddress(filter, last.seq)} className="button button-quiet ml-auto">
            {audit.older}
          </Link>
        )}
      </nav>
    </div>
  )
}
