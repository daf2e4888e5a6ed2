import type { Block } from '@steppergo/chat-protocol'

export interface BlockStore {
  /** Safe to repeat: the first time stays. */
  add(input: {
    blockerId: string
    blockedId: string
    blockedName: string
    now: Date
  }): Promise<Block>
  /** Safe to repeat, and for somebody who was never blocked. */
  end(input: { blockerId: string; blockedId: string; now: Date }): Promise<void>
  /** Newest first. */
  list(blockerId: string): Promise<Block[]>
}
