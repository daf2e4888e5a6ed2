import { send, type Response } from './request.ts'

export const POLLING_PATH = '/api/socket?EIO=4&transport=polling'

/** A session of long polling, down to its requests. */
export interface PollingSession {
  path: string
  post(packets: string, type?: string): Promise<Response>
  poll(): Promise<Response>
}

/** @returns the session, or what was answered instead of one */
export async function openPolling(
  port: number,
  headers: Record<string, string | string[]> = {},
): Promise<PollingSession | Response> {
  const opened = await send({ port, method: 'GET', path: POLLING_PATH, headers })
  const sid = /"sid":"([^"]+)"/.exec(opened.text)?.[1]
  if (sid === undefined) return opened
  const path = `${POLLING_PATH}&sid=${sid}`
  return {
    path,
    poll: () => send({ port, method: 'GET', path, headers }),
    post: (body, type = 'text/plain') =>
      send({ port, method: 'POST', path, headers: { ...headers, 'Content-Type': type }, body }),
  }
}
