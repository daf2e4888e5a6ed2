import { mailModerators } from './mailModerators.ts'
import { purgeSessions } from './purgeSessions.ts'
import type { Task } from './task.ts'

/** Everything a worker can do. */
export const tasks: readonly Task[] = [purgeSessions, mailModerators]
