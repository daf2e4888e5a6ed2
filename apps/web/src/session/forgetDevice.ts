import { acquireChatClient } from '@steppergo/chat-client'
import { refreshToken } from './refreshToken.ts'

/** Clears what the chat has kept on this device for a person; while they are still signed in. */
export async function forgetDevice(userId: string): Promise<void> {
  const { client, release } = acquireChatClient({ token: await refreshToken(), userId })
  try {
    await client.signOut()
  } finally {
    release()
  }
}
