import { z } from 'zod'
import {
  COMMENT_MAX_CODE_POINTS,
  ID_MAX_LENGTH,
  MESSAGE_MAX_BYTES,
  MESSAGE_MAX_CODE_POINTS,
  METADATA_MAX_BYTES,
} from './limits.ts'

const encoder = new TextEncoder()

/** PostgreSQL stores no NUL, and half a surrogate pair would come back as another character. */
const storable = (text: string) => !text.includes('\u0000') && text.isWellFormed()

const STORABLE_MESSAGE = 'Contains a character that cannot be stored'

export const id = z.string().min(1).max(ID_MAX_LENGTH).refine(storable, STORABLE_MESSAGE)

/** What PostgreSQL's integer holds. */
const SEQ_MAX = 2 ** 31 - 1

export const seq = z.int().min(0).max(SEQ_MAX)

/** A seq as a query string has it. */
export const seqText = z.coerce.number().int().min(0).max(SEQ_MAX)

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

export const jsonValue = z.json().meta({ id: 'Json' })

/** Whatever the host's clients want to keep beside a message; the server does not look inside. */
export const metadata = z.record(z.string(), jsonValue).refine((value) => {
  const json = JSON.stringify(value)
  return encoder.encode(json).length <= METADATA_MAX_BYTES && !json.includes('\\u0000')
}, `At most ${METADATA_MAX_BYTES} bytes of JSON without NUL`)
