import type { z } from 'zod'
import type { BucketName } from './limits.ts'

/** One thing a client can ask for, whatever carries it. */
export interface OperationContract {
  summary: string
  input: z.ZodType
  output: z.ZodType
  /** Whether Socket.IO clients may ask for it; the event has the operation's name. */
  socket: boolean
  /** The REST route, if there is one; `{name}` in the path is the input's field of that name. */
  rest?: { method: 'get' | 'post'; path: `/api/${string}` }
  /** Null where the operation itself takes from a bucket, once it knows what the request costs. */
  bucket: BucketName | null
  /** Who may ask at all; whether this one may ask *here* is the operation's business. */
  audience: 'user' | 'moderator' | 'admin'
  /** Whether somebody suspended from the chat may still ask. */
  openToSuspended?: true
}
