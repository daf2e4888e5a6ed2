import type { ReactNode } from 'react'
import { callApi } from '@/api/callApi'
import type { Session } from '@/session/readSession'
import { ONLY_COUNTS } from './onlyCounts.ts'
import { ReportCountsProvider } from './ReportCountsProvider.tsx'

export interface ModerationNewsProps {
  session: Session | null
  token: string | null
  children: ReactNode
}

/** Lets every page within know how many cases wait, where the visitor is a moderator. */
export async function ModerationNews({ session, token, children }: ModerationNewsProps) {
  if (!session || token === null || session.user.role === 'USER') return children
  const { counts } = await callApi('reports:list', ONLY_COUNTS, session.sessionToken)
  return (
    <ReportCountsProvider initial={counts} token={token} currentUserId={session.user.id}>
      {children}
    </ReportCountsProvider>
  )
}
