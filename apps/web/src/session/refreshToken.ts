import { postJson } from '@/api/postJson'
import { tokenOf } from './tokenOf.ts'

/** A fresh access token for the chat, paid for with the session cookie. */
export async function refreshToken(): Promise<string> {
  return tokenOf(await postJson('/api/auth/token'))
}
