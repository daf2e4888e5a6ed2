import type { Metadata } from 'next'
import { callApi } from '@/api/callApi'
import { readPreferences } from '@/preferences/readPreferences'
import { BlockedPeople } from '@/reports/BlockedPeople'
import { OwnReports } from '@/reports/OwnReports'
import { readBlocks } from '@/reports/readBlocks'
import { createAccessToken } from '@/session/createAccessToken'
import { requireSession } from '@/session/requireSession'

export async function generateMetadata(): Promise<Metadata> {
  const { strings } = await readPreferences()
  return { title: strings.pageTitle(strings.reports.title) }
}

export default async function ReportsPage() {
  const { user, sessionToken } = await requireSession('/reports')
  const [{ reports }, blocks, token, { strings }] = await Promise.all([
    callApi('reports:mine', {}, sessionToken),
    readBlocks(sessionToken),
    createAccessToken(sessionToken),
    readPreferences(),
  ])
  return (
    <div className="mx-auto w-full max-w-2xl px-4 py-8 sm:px-6 sm:py-12">
      <h1 className="text-3xl font-bold tracking-tight">{strings.reports.title}</h1>
      <p className="mt-2 text-ink-soft">{strings.reports.lead}</p>
      <OwnReports initial={reports} token={token} currentUserId={user.id} />
      {blocks !== null && <BlockedPeople initial={blocks} />}
    </div>
  )
}
