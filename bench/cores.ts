import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface Cores {
  /** Words before the server's command; empty where nothing can be pinned. */
  serverPrefix: string[]
  description: string
}

/**
 * Moves this process, and with it all that it starts from now on, off the server's core.
 */
export function divideCores(): Cores {
  const [first, ...others] = allowedCores()
  if (first === undefined || others.length === 0) {
    return { serverPrefix: [], description: 'nothing is pinned' }
  }
  const rest = others.join(',')
  execFileSync('taskset', ['-a', '-p', '-c', rest, String(process.pid)])
  return {
    serverPrefix: ['taskset', '-c', String(first)],
    description: `the server has core ${first}, load and PostgreSQL share core ${rest}`,
  }
}

function allowedCores(): number[] {
  if (process.platform !== 'linux') return []
  try {
    execFileSync('taskset', ['--version'])
  } catch {
    return [] // not installed
  }
  const status = readFileSync('/proc/self/status', 'utf8')
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? ''
  return list.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number)
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
}
