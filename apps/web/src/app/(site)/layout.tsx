import type { ReactNode } from 'react'
import { ModerationNews } from '@/moderation/ModerationNews'
import { createAccessToken } from '@/session/createAccessToken'
import { readSession } from '@/session/readSession'
import { TripNotifications } from '@/trips/TripNotifications'
import { Header } from '@/ui/Header'
import { UnreadTitle } from '@/ui/UnreadTitle'

export interface SiteLayoutProps {
  children: ReactNode
}

export default async function SiteLayout({ children }: SiteLayoutProps) {
  const session = await readSession()
  const token = session && (await createAccessToken(session.sessionToken))
  return (
    <ModerationNews session={session} token={token}>
      <Header session={session} />
      {session && token && (
        <>
          <UnreadTitle token={token} currentUserId={session.user.id} />
          <TripNotifications token={token} currentUserId={session.user.id} />
        </>
      )}
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        {children}
      </main>
    </ModerationNews>
  )
}
