import type { ReactNode } from 'react'
import { createAccessToken } from '@/session/createAccessToken'
import { readSession } from '@/session/readSession'
import { Header } from '@/ui/Header'
import { UnreadTitle } from '@/ui/UnreadTitle'

export interface SiteLayoutProps {
  children: ReactNode
}

export default async function SiteLayout({ children }: SiteLayoutProps) {
  const session = await readSession()
  return (
    <>
      <Header session={session} />
      {session && (
        <UnreadTitle
          token={await createAccessToken(session.sessionToken)}
          currentUserId={session.user.id}
        />
      )}
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        {children}
      </main>
    </>
  )
}
