import { jwtVerify, SignJWT } from 'jose'

const ISSUER = 'steppergo'
const AUDIENCE = 'steppergo-chat'
const ALGORITHM = 'HS256'

/** Short, so that a leaked one is of little use; the session row is asked every time anyway. */
export const ACCESS_TOKEN_TTL_MS = 15 * 60 * 1000

const keyOf = (jwtSecret: string) => new TextEncoder().encode(jwtSecret)

/** A JWT that names its session. */
export async function signAccessToken(input: {
  jwtSecret: string
  sessionId: string
  userId: string
  now: Date
}): Promise<{ token: string; expiresAt: Date }> {
  const expiresAt = new Date(input.now.getTime() + ACCESS_TOKEN_TTL_MS)
  const token = await new SignJWT({ sid: input.sessionId })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(input.userId)
    .setIssuedAt(input.now)
    .setExpirationTime(expiresAt)
    .sign(keyOf(input.jwtSecret))
  return { token, expiresAt }
}

/** The session an access token names; null for whatever is not a valid one of ours. */
export async function readAccessToken(
  jwtSecret: string,
  token: string,
  now: Date,
): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(jwtSecret), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      currentDate: now,
      maxTokenAge: ACCESS_TOKEN_TTL_MS / 1000,
      requiredClaims: ['sid', 'exp'],
    })
    return typeof payload.sid === 'string' ? payload.sid : null
  } catch {
    // Every way of not verifying is the same refusal.
    return null
  }
}
