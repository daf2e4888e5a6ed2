import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'

const ticksPerSecond = () => Number(execFileSync('getconf', ['CLK_TCK']).toString())
let ticks: number | undefined

/**
 * Seconds of CPU, by the kernel's account, that a process and all its descendants have used,
 * those included that have ended; null where there is no /proc.
 */
export function cpuSeconds(root: number): number | null {
  if (process.platform !== 'linux') return null
  ticks ??= ticksPerSecond()
  const processes = readProcesses()
  const sum = (pid: number): number => {
    const own = processes.get(pid)
    if (!own) return 0
    const children = [...processes].filter(([, { parent }]) => parent === pid)
    return own.used + children.reduce((total, [child]) => total + sum(child), 0)
  }
  return sum(root) / ticks
}

/** Bytes of memory a process holds. */
export function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1]) * 1024
}

export function parentOf(pid: number): number {
  return readStat(String(pid))?.parent ?? 0
}

function readProcesses() {
  const found = new Map<number, { parent: number; used: number }>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = readStat(name)
    if (stat) found.set(Number(name), stat)
  }
  return found
}

function readStat(pid: string) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything; what follows it is numbers.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    // state, ppid, …: utime, stime, cutime and cstime are the 12th to the 15th from here.
    const used = fields.slice(11, 15).reduce((total, ticked) => total + ticked, 0)
    return { parent: fields[1] ?? 0, used }
  } catch {
    return null // it ended meanwhile
  }
}
