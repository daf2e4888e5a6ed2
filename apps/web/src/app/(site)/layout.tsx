import type { ReactNode } from 'react'
import { readSession } from '@/session/readSession'
import { Header } from '@/ui/Header'

export interface SiteLayoutProps {
  children: ReactNode
}

export default async function SiteLayout({ children }: SiteLayoutProps) {
  const session = await readSession()
  return (
    <>
      <Header session={session} />
      <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
        {children}
      </main>
    </>
  )
}
