import { cache } from 'react'
import { internalUrl } from '@/api/internalUrl'
import { readAnswer } from '@/api/readAnswer'
import { tokenOf } from './tokenOf.ts'

/** A short-lived token for browser code; the session token it is made from stays here. */
export const createAccessToken = cache(async (sessionToken: string): Promise<string> => {
  const response = await fetch(internalUrl('/api/auth/token'), {
    method: 'POST',
    cache: 'no-store',
    headers: { authorization: `Bearer ${sessionToken}`, 'content-type': 'application/json' },
    body: '{}',
  })
  return tokenOf(await readAnswer(response))
})
