import type { ChatMessage } from '@steppergo/chat-client'
import type { Probe } from './probe.ts'

declare global {
  /** What a page shows. */
  var conversation: ChatMessage[]
  var pageProbe: Probe
}
