import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Actor, Deps } from '../deps.ts'
import type { ChatConfig } from '../config.ts'
import type { Logger } from '../log.ts'
import type { OperationName } from '@steppergo/chat-protocol'

export interface HttpOptions {
  deps: Deps
  log: Logger
  config: ChatConfig
  authenticate: (token: unknown) => Promise<Actor>
  execute: (actor: Actor, name: OperationName, payload: unknown) => Promise<unknown>
  /** Resolves when the database answers. */
  ping: () => Promise<void>
  isDraining: () => boolean
  /** What an operator reads, in the format that is named. */
  metrics: { contentType: string; text: () => Promise<string> }
}

export interface ChatEnv {
  Bindings: Partial<HttpBindings>
  Variables: { requestId: string; userId: string | undefined }
}

export type ChatContext = Context<ChatEnv>
