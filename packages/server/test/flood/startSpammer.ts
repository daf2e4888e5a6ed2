import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { SpamJob, SpamReport } from './spammer.ts'

/** What is told of an attempt for which a token was there, and no place. */
export const NO_PLACE = 'no place'
/** And of one for which there was no connection to make it on. */
export const NO_LINE = 'no line'

const program = fileURLToPath(new URL('spammer.ts', import.meta.url))

/** Somebody who floods, in a process of their own. */
export async function startSpammer(): Promise<{
  flood(job: SpamJob): Promise<SpamReport>
  leave(): void
}> {
  const child = fork(program, [], {
    execArgv: ['--import', 'tsx', '--conditions=steppergo-source'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  await once(child, 'message')
  return {
    async flood(job) {
      const answered = once(child, 'message')
      child.send(job)
      // After `ready` it says nothing but reports.
      const [report] = (await answered) as [SpamReport]
      return report
    },
    leave: () => void child.kill(),
  }
}
