import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { forbidden } from 'next/navigation'
import { callApi } from '@/api/callApi'
import { queueAddress, questionsOf, readQueueFilter } from '@/moderation/queueFilter'
import { ReportQueue } from '@/moderation/ReportQueue'
import { SHORTCUTS_COOKIE } from '@/preferences/preferenceCookies'
import { readPreferences } from '@/preferences/readPreferences'
import { createAccessToken } from '@/session/createAccessToken'
import { requireSession } from '@/session/requireSession'

export interface ModerationPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const { strings } = await readPreferences()
  return { title: strings.pageTitle(strings.moderation.title) }
}

export default async function ModerationPage({ searchParams }: ModerationPageProps) {
  const filter = readQueueFilter(await searchParams)
  const address = queueAddress(filter)
  const { user, sessionToken } = await requireSession(address)
  if (user.role === 'USER') forbidden()
  const [token, jar, ...answers] = await Promise.all([
    createAccessToken(sessionToken),
    cookies(),
    ...questionsOf(filter).map((question) => callApi('reports:list', question, sessionToken)),
  ])
  return (
    <ReportQueue
      key={address}
      initialReports={answers.flatMap(({ reports }) => reports)}
      filter={filter}
      token={token}
      currentUserId={user.id}
      isAdmin={user.role === 'ADMIN'}
      initialShortcuts={jar.get(SHORTCUTS_COOKIE)?.value !== 'off'}
    />
  )
}
