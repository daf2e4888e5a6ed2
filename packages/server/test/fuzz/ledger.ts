export type FindingKind =
  /** The server's process has ended by itself. */
  | 'exit'
  /** A line of its log at `error`, or anything at all on its standard error. */
  | 'fault'
  /** An answer `INTERNAL`, or a status of 500 and above that is no `UNAVAILABLE`. */
  | 'internal'
  /** `UNAVAILABLE` while nothing is away. */
  | 'unavailable'
  /** A request that was never answered on a line that stayed open. */
  | 'silence'

export interface Finding {
  kind: FindingKind
  detail: string
}

/** What has been sent, what came back, and what should not have. */
export interface Ledger {
  findings: Finding[]
  count(what: string): void
  counts(): [what: string, count: number][]
  found(kind: FindingKind, detail: string): void
  /** Judges the code of an answer to what was sent. */
  judge(code: string, sent: string): void
}

const SHORT = 240
/** More of the same tells nothing more. */
const FINDINGS_MAX = 200

export function createLedger(): Ledger {
  const counted = new Map<string, number>()
  const findings: Finding[] = []
  const count = (what: string) => void counted.set(what, (counted.get(what) ?? 0) + 1)
  const found = (kind: FindingKind, detail: string) => {
    count(`found: ${kind}`)
    if (findings.length < FINDINGS_MAX) findings.push({ kind, detail: shorten(detail) })
  }
  return {
    findings,
    count,
    counts: () => [...counted],
    found,
    judge(code, sent) {
      count(`answered ${code}`)
      if (code === 'INTERNAL') found('internal', sent)
      if (code === 'UNAVAILABLE') found('unavailable', sent)
    },
  }
}

function shorten(text: string): string {
  const printable = JSON.stringify(text)
  if (printable.length <= SHORT) return printable
  return `${printable.slice(0, SHORT)}… (${text.length} characters)`
}
