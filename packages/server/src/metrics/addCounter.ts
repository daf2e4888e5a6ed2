import { Counter, type Registry } from 'prom-client'

export interface Count {
  labels?: Record<string, string>
  value: number
}

interface CounterOptions {
  name: string
  help: string
  labelNames?: string[]
  /** Where the counts stand, whenever somebody scrapes. */
  read: () => Count[]
}

/** A counter whose numbers are kept elsewhere. */
export function addCounter(
  registry: Registry,
  { name, help, labelNames = [], read }: CounterOptions,
): void {
  const counter: Counter = new Counter({
    name,
    help,
    labelNames,
    registers: [registry],
    collect() {
      counter.reset()
      for (const { labels = {}, value } of read()) counter.inc(labels, value)
    },
  })
}
