import { z } from 'zod'
import {
  COMMENT_MAX_CODE_POINTS,
  ID_MAX_LENGTH,
  MESSAGE_MAX_BYTES,
  MESSAGE_MAX_CODE_POINTS,
  METADATA_MAX_BYTES,
  METADATA_MAX_DEPTH,
  REASON_MIN_CODE_POINTS,
} from './limits.ts'

const encoder = new TextEncoder()

/** PostgreSQL stores no NUL, and half a surrogate pair would come back as another character. */
export const storable = (text: string) => !text.includes('\u0000') && text.isWellFormed()

export const STORABLE_MESSAGE = 'Contains a character that cannot be stored'

export const id = z.string().min(1).max(ID_MAX_LENGTH).refine(storable, STORABLE_MESSAGE)

/** What PostgreSQL's integer holds. */
const SEQ_MAX = 2 ** 31 - 1

export const seq = z.int().min(0).max(SEQ_MAX)

/** A number, also as a query string writes it; what is empty or no number is neither. */
export const numeric = <Schema extends z.ZodType<number, number>>(schema: Schema) =>
  z.union([
    schema,
    z
      .string()
      .regex(/^\d{1,10}$/, 'Must be a whole number')
      .transform(Number)
      .pipe(schema),
  ])

export const timestamp = z.iso.datetime()

export const content = z
  .string()
  .refine((text) => text.trim().length > 0, 'Must not be empty')
  .refine(
    (text) => text.length <= MESSAGE_MAX_CODE_POINTS || [...text].length <= MESSAGE_MAX_CODE_POINTS,
    `At most ${MESSAGE_MAX_CODE_POINTS} characters`,
  )
  .refine(
    (text) => encoder.encode(text).length <= MESSAGE_MAX_BYTES,
    `At most ${MESSAGE_MAX_BYTES} bytes`,
  )
  .refine(storable, STORABLE_MESSAGE)

export const comment = z
  .string()
  .refine((text) => [...text].length <= COMMENT_MAX_CODE_POINTS, {
    message: `At most ${COMMENT_MAX_CODE_POINTS} characters`,
  })
  .refine(storable, STORABLE_MESSAGE)

/** Why a moderator does something; kept in the audit. */
export const reason = comment.refine(
  (text) => [...text.trim()].length >= REASON_MIN_CODE_POINTS,
  `At least ${REASON_MIN_CODE_POINTS} characters`,
)

export const jsonValue = z.json().meta({ id: 'Json' })

/** Whatever the host's clients want to keep beside a message; the server does not look inside. */
export const metadata = z
  .unknown()
  .superRefine((value, context) => {
    const problem = metadataProblem(value)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  })
  .pipe(z.record(z.string(), jsonValue))

/** Walks without recursion, before anything that recurses looks at the value. */
function metadataProblem(value: unknown): string | null {
  const open: { value: unknown; depth: number }[] = [{ value, depth: 1 }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: current, depth } = next
    if (typeof current === 'string' && !storable(current)) return STORABLE_MESSAGE
    if (typeof current !== 'object' || current === null) continue
    if (depth > METADATA_MAX_DEPTH) return `At most ${METADATA_MAX_DEPTH} levels deep`
    for (const [key, inner] of Object.entries(current)) {
      open.push({ value: key, depth }, { value: inner, depth: depth + 1 })
    }
  }
  const bytes = encoder.encode(JSON.stringify(value)).length
  return bytes > METADATA_MAX_BYTES ? `At most ${METADATA_MAX_BYTES} bytes of JSON` : null
}
