import { cache } from 'react'
import { cookies } from 'next/headers'
import { user as userSchema, type User } from '@steppergo/chat-protocol'
import { internalUrl } from '@/api/internalUrl'
import { field, readAnswer } from '@/api/readAnswer'

export const SESSION_COOKIE = 'sg_session'

export interface Session {
  user: User
  /** Stays on the server: browser code gets short-lived access tokens. */
  sessionToken: string
}

/** Who is visiting, or null; asked once a request, however many components want to know. */
export const readSession = cache(async (): Promise<Session | null> => {
  const sessionToken = (await cookies()).get(SESSION_COOKIE)?.value
  if (sessionToken === undefined) return null
  const response = await fetch(internalUrl('/api/auth/session'), {
    cache: 'no-store',
    headers: { authorization: `Bearer ${sessionToken}` },
  })
  if (response.status === 401) return null
  const user = userSchema.parse(field(await readAnswer(response), 'user'))
  return { user, sessionToken }
})
