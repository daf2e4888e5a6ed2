import { randomBytes, scrypt as scryptCallback, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const scrypt = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(
  scryptCallback,
)

// The second of OWASP's equivalent scrypt settings (Password Storage Cheat Sheet) that fits Node's
// default memory limit of 32 MB.
const COST = { N: 2 ** 14, r: 8, p: 5 }
const KEY_BYTES = 32

/** `scrypt$N$r$p$salt$key`, salt and key base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await scrypt(password.normalize('NFKC'), salt, KEY_BYTES, COST)
  const numbers = `${COST.N}$${COST.r}$${COST.p}`
  return `scrypt$${numbers}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

/** False for a wrong password and for a hash of another make. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [make, N, r, p, salt, key] = hash.split('$')
  if (make !== 'scrypt' || !salt || !key) return false
  const expected = Buffer.from(key, 'base64url')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const actual = await scrypt(
    password.normalize('NFKC'),
    Buffer.from(salt, 'base64url'),
    expected.length,
    cost,
  )
  return timingSafeEqual(actual, expected)
}
