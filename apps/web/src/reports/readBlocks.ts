import type { Block } from '@steppergo/chat-protocol'
import { ApiError } from '@/api/ApiError'
import { callApi } from '@/api/callApi'

/** Of whom the visitor does not want to hear; null for who is suspended and hears from nobody. */
export async function readBlocks(sessionToken: string): Promise<Block[] | null> {
  try {
    return (await callApi('blocks:list', {}, sessionToken)).blocks
  } catch (error) {
    if (error instanceof ApiError && error.code === 'SUSPENDED') return null
    throw error
  }
}
