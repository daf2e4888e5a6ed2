import { ApiError } from '@/api/ApiError'
import { postJson } from '@/api/postJson'
import type { Strings } from '@/strings/en'

/** Signs in and goes to `nextPath`. Returns what to tell the visitor if it did not work. */
export async function signIn(
  credentials: { email: string; password: string },
  nextPath: string,
  strings: Strings['signIn'],
): Promise<string | null> {
  try {
    await postJson('/api/auth/sign-in', credentials)
  } catch (error) {
    return refusalText(error, strings)
  }
  // A new document: nothing rendered for the visitor before stays in memory.
  window.location.assign(nextPath)
  return null
}

function refusalText(error: unknown, strings: Strings['signIn']): string {
  if (!(error instanceof ApiError)) return strings.unavailable
  if (error.code === 'RATE_LIMITED') {
    return strings.tooMany(Math.ceil((error.retryAfterMs ?? 60_000) / 1000))
  }
  // The API lets in only pages of the origins it knows.
  if (error.code === 'FORBIDDEN') return strings.wrongAddress
  return error.status < 500 ? strings.wrong : strings.unavailable
}
