/** Loaded before a chat node: plants the mutations of `CHAOS_MUTATIONS` into modules as they load. */
import { register } from 'node:module'

register(new URL('plantBugHooks.mjs', import.meta.url), {
  data: JSON.parse(process.env['CHAOS_MUTATIONS'] ?? '[]'),
})
