import { readdirSync, readFileSync } from 'node:fs'
import { findContacts } from '../../src/shield/findContacts.ts'
import { type ContactKind } from '../../src/shield/contactFinding.ts'

const FOLDER = new URL('./corpus/', import.meta.url)

/** `dev` is what the detector is tuned with; `heldOut` was written before it and is only measured. */
export type CorpusPart = 'dev' | 'heldOut'

export interface CorpusLine {
  language: string
  part: CorpusPart
  /** The heading above the line: 'plates', 'phones'. */
  group: string
  text: string
  /** What the message holds; empty for a message to leave alone. */
  kinds: ContactKind[]
}

export interface Score {
  lines: number
  /** Labelled kinds, and how many of them were found in their message. */
  labels: number
  found: number
  /** Messages without a contact, and how many of them were taken for one. */
  clean: number
  falseAlarms: number
}

/** All lines of `corpus/<language>.<part>.txt`: `# group`, `-<TAB>text` and `KIND[,KIND]<TAB>text`. */
export function readCorpus(): CorpusLine[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap(readFile)
}

/** Counts what the detector finds and misses in the lines given. */
export function scoreCorpus(lines: CorpusLine[]): Score {
  const score: Score = { lines: 0, labels: 0, found: 0, clean: 0, falseAlarms: 0 }
  for (const line of lines) {
    score.lines++
    score.labels += line.kinds.length
    score.found += line.kinds.length - missedKinds(line).length
    if (line.kinds.length > 0) continue
    score.clean++
    if (findContacts(line.text).length > 0) score.falseAlarms++
  }
  return score
}

export function missedKinds({ text, kinds }: CorpusLine): ContactKind[] {
  const found = new Set(findContacts(text).map(({ kind }) => kind))
  return kinds.filter((kind) => !found.has(kind))
}

function readFile(file: string): CorpusLine[] {
  const [language = '', part] = file.split('.')
  let group = ''
  const lines: CorpusLine[] = []
  for (const line of readFileSync(new URL(file, FOLDER), 'utf8').split('\n')) {
    if (line.startsWith('# ')) group = line.slice(2)
    if (!line.includes('\t')) continue
    const [label = '', text = ''] = line.split('\t')
    // The test checks the labels; the file is ours.
    const kinds = label === '-' ? [] : (label.split(',') as ContactKind[])
    lines.push({ language, part: part === 'dev' ? 'dev' : 'heldOut', group, text, kinds })
  }
  return lines
}
