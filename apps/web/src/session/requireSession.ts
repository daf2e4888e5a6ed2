import { redirect } from 'next/navigation'
import { readSession, type Session } from './readSession.ts'

/** The visitor's session; a visitor without one is sent to sign in and comes back to `path`. */
export async function requireSession(path: string): Promise<Session> {
  const session = await readSession()
  if (!session) redirect(`/sign-in?next=${encodeURIComponent(path)}`)
  return session
}
