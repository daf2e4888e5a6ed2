import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Somebody who has nothing to do with what goes on. */
export interface Bystander {
  url: string
  token: string
  tripId: string
}

export interface BystanderReport {
  /** Milliseconds from request to answer. */
  latencies: number[]
  refused: Record<string, number>
  /** How often a connection was lost. */
  lost: number
}

export interface Bystanders {
  /** What they have noticed since the last time. */
  report(): Promise<BystanderReport>
  leave(): void
}

const program = fileURLToPath(new URL('bystanderProcess.ts', import.meta.url))

/** A process of their own, so that what they notice is the server's doing and not the load's. */
export async function startBystanders(people: Bystander[]): Promise<Bystanders> {
  const child = fork(program, [], {
    execArgv: ['--import', 'tsx', '--conditions=steppergo-source'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  child.send(people)
  await once(child, 'message')
  return {
    async report() {
      const answered = once(child, 'message')
      child.send('report')
      // The child's only answers are reports.
      const [report] = (await answered) as [BystanderReport]
      return report
    },
    leave: () => void child.kill(),
  }
}
