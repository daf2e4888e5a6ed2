import { createChatClient, type ChatClientOptions } from './createChatClient.ts'
import type { ChatClient } from './types.ts'

interface Entry {
  url: string | undefined
  userId: string | undefined
  /** The one it began with and the newest. */
  tokens: Set<string>
  client: ChatClient
  refreshToken: (() => Promise<string>) | undefined
  holders: number
  closing: ReturnType<typeof setTimeout> | undefined
}

export interface AcquiredClient {
  client: ChatClient
  /** Gives the client back; once is enough. */
  release: () => void
}

/** Longer than a route change or React's double mounting takes. */
const CLOSE_AFTER_MS = 4_000

const entries = new Set<Entry>()

/**
 * A client shared by everyone who asks as the same person on the same server, so that a page has
 * one connection however many components it shows. A newer token of that person is handed to the
 * client there is.
 */
export function acquireChatClient(options: ChatClientOptions): AcquiredClient {
  const entry = findEntry(options) ?? createEntry(options)
  clearTimeout(entry.closing)
  entry.holders += 1
  entry.refreshToken = options.refreshToken ?? entry.refreshToken
  if (!entry.tokens.has(options.token)) {
    entry.tokens.add(options.token)
    entry.client.setToken(options.token)
  }
  let isReleased = false
  return {
    client: entry.client,
    release() {
      if (isReleased) return
      isReleased = true
      entry.holders -= 1
      if (entry.holders === 0) closeLater(entry)
    },
  }
}

/**
 * Ends a person's session on this device: closes the connection and clears what is unsent. Call it
 * when the host signs them out.
 */
export async function signOutChat(options: ChatClientOptions): Promise<void> {
  const entry = findEntry(options) ?? createEntry(options)
  clearTimeout(entry.closing)
  await entry.client.signOut()
}

/** The client that `acquireChatClient` would hand out, if there is one already. */
export const findChatClient = (options: ChatClientOptions): ChatClient | null =>
  findEntry(options)?.client ?? null

function findEntry({ url, token, userId }: ChatClientOptions): Entry | undefined {
  return [...entries].find(
    (entry) =>
      entry.url === url &&
      (entry.tokens.has(token) || (userId !== undefined && entry.userId === userId)),
  )
}

function createEntry(options: ChatClientOptions): Entry {
  const { url, userId, token, refreshToken } = options
  const entry: Omit<Entry, 'client'> = {
    ...{ url, userId, refreshToken, holders: 0, closing: undefined },
    tokens: new Set([token]),
  }
  const forget = () => void entries.delete(complete)
  const client = createChatClient({
    ...options,
    // A client that has ended must not be handed to whoever comes next.
    onEnded: forget,
    async refreshToken() {
      if (!complete.refreshToken) throw new Error('The host renews no tokens')
      const newer = await complete.refreshToken()
      complete.tokens.add(newer)
      return newer
    },
  })
  const complete: Entry = Object.assign(entry, {
    client: {
      ...client,
      signOut() {
        forget()
        return client.signOut()
      },
      close() {
        forget()
        client.close()
      },
    },
  })
  entries.add(complete)
  return complete
}

function closeLater(entry: Entry) {
  entry.closing = setTimeout(() => entry.client.close(), CLOSE_AFTER_MS)
}
