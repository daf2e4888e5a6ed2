import { parseArgs } from 'node:util'

export interface Options {
  systems: string[] | null
  workloads: string[] | null
  seconds: number
  rounds: number
  rooms: number
  isWriting: boolean
  jsonFile: string | null
  /** Milliseconds added to every fsync of PostgreSQL; 0 is none. */
  fsyncDelayMs: number
  nodes: number
}

export function readOptions(words: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      systems: { type: 'string' },
      workloads: { type: 'string' },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      rooms: { type: 'string', default: '40' },
      write: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      'fsync-delay': { type: 'string', default: '0' },
      nodes: { type: 'string', default: '1' },
    },
  })
  const { quick } = values
  return {
    systems: values.systems?.split(',') ?? null,
    workloads: values.workloads?.split(',') ?? null,
    seconds: Number(values.seconds ?? (quick ? 2 : 5)),
    rounds: Number(values.rounds ?? (quick ? 1 : 3)),
    rooms: Number(values.rooms),
    isWriting: values.write,
    jsonFile: values.json ?? null,
    fsyncDelayMs: Number(values['fsync-delay']),
    nodes: Number(values.nodes),
  }
}
