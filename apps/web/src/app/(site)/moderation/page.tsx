import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { callApi } from '@/api/callApi'
import { ReportQueue } from '@/moderation/ReportQueue'
import { readPreferences } from '@/preferences/readPreferences'
import { createAccessToken } from '@/session/createAccessToken'
import { requireSession } from '@/session/requireSession'

export async function generateMetadata(): Promise<Metadata> {
  const { strings } = await readPreferences()
  return { title: strings.pageTitle(strings.moderation.title) }
}

export default async function ModerationPage() {
  const { user, sessionToken } = await requireSession('/moderation')
  if (user.role === 'USER') forbidden()
  const [{ reports }, token] = await Promise.all([
    callApi('reports:list', {}, sessionToken),
    createAccessToken(sessionToken),
  ])
  return <ReportQueue initialReports={reports} token={token} currentUserId={user.id} />
}
