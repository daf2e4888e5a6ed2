import { ChatError } from '@steppergo/chat-protocol'
import type { ChatContext } from './types.ts'

/** @throws ChatError `INVALID` for anything but a JSON object sent as JSON */
export async function readJson(c: ChatContext): Promise<Record<string, unknown>> {
  const type = c.req.header('Content-Type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new ChatError('INVALID', 'The body must be JSON, with Content-Type: application/json')
  }
  const text = await c.req.text()
  const body = parse(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ChatError('INVALID', 'The body must be a JSON object')
  }
  return { ...body }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Whatever is wrong with it, the caller hears the same.
    return null
  }
}
