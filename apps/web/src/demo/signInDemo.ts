import { user as userSchema } from '@steppergo/chat-protocol'
import { internalUrl } from '@/api/internalUrl'
import { field, readAnswer } from '@/api/readAnswer'
import { tokenOf } from '@/session/tokenOf'
import type { DemoAccount } from './demoAccounts.ts'

export interface DemoPerson {
  userId: string
  name: string
  token: string
}

// All visitors of the demo sign in from this server's address and would use up its sign-ins.
// A copy of this module that has none remembered signs in once more; nothing depends on it.
const remembered = new Map<string, DemoPerson>()

/** A session of a demo account: the last one while it lasts, else a new one. */
export async function signInDemo({ email, password }: DemoAccount): Promise<DemoPerson> {
  const known = remembered.get(email)
  if (known && (await isValid(known.token))) return known
  const response = await fetch(internalUrl('/api/auth/sign-in'), {
    method: 'POST',
    cache: 'no-store',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  const answer = await readAnswer(response)
  const user = userSchema.parse(field(answer, 'user'))
  const person = { userId: user.id, name: user.name, token: tokenOf(answer) }
  remembered.set(email, person)
  return person
}

async function isValid(token: string): Promise<boolean> {
  const response = await fetch(internalUrl('/api/auth/session'), {
    cache: 'no-store',
    headers: { authorization: `Bearer ${token}` },
  })
  return response.ok
}
