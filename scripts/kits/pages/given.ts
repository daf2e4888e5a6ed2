import { buildConversation, markOf } from '../conversation.ts'
import { createProbe } from './probe.ts'

/* Runs before a kit's page and is not counted to it. */
const words = new URLSearchParams(location.search)
const count = Number(words.get('messages'))
globalThis.conversation = buildConversation(count)
globalThis.pageProbe = createProbe(words.get('row') ?? '', markOf(count))
