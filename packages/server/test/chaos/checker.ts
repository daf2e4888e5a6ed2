import type { History, HistoryEvent, TableRow, Violation, ViolationKind } from './history.ts'

/** How long after a removal packets that were under way may still arrive. */
export interface CheckerOptions {
  removalMs: number
}

type Of<Type extends HistoryEvent['type']> = Extract<HistoryEvent, { type: Type }>

/**
 * Holds a history against what the chat promises, after the checks of Jepsen's Kafka workload.
 * An operation that was neither answered nor refused is unknown: it may be in the table or not, but
 * once at most.
 */
export function check(history: History, { removalMs }: CheckerOptions): Violation[] {
  const found: Violation[] = []
  const report = (kind: ViolationKind, detail: string) => found.push({ kind, detail })
  const of = <Type extends HistoryEvent['type']>(type: Type) =>
    history.events.filter((event): event is Of<Type> => event.type === type)

  const invokes = new Map(of('invoke').map((event) => [event.tempId, event]))
  const oks = new Map(of('ok').map((event) => [event.tempId, event]))
  const byTrip = groupByTrip(history.table)
  const byId = new Map(history.table.map((row) => [row.id, row]))

  for (const [tempId, { messageId, seq }] of oks) {
    const row = byId.get(messageId)
    if (!row) report('lost', `${tempId} was acknowledged as ${messageId} and is not stored`)
    else if (row.seq !== seq) report('inconsistentOrder', `${tempId}: told ${seq}, is ${row.seq}`)
  }

  const refusals = new Set(of('fail').map(({ tempId }) => tempId))
  for (const { tempId, clientId } of invokes.values()) {
    if (!history.settling.includes(clientId) || oks.has(tempId) || refusals.has(tempId)) continue
    report('unsettled', `${clientId} never learned what became of ${tempId}`)
  }

  for (const [tripId, rows] of byTrip) {
    checkTable(tripId, rows, history.heads[tripId] ?? 0, report)
    checkOrder(rows, invokes, oks, report)
  }

  for (const { id, seq, clientId } of of('observe')) {
    const row = byId.get(id)
    if (!row) report('phantom', `${clientId} saw ${id}, which was never committed`)
    else if (row.seq !== seq) report('inconsistentOrder', `${clientId} saw ${id} at ${seq}`)
  }

  for (const { clientId, tripId, messages } of history.views) {
    const held = new Set(messages.map(({ id }) => id))
    if (held.size < messages.length) report('duplicate', `${clientId} shows a message twice`)
    for (const { id, seq } of byTrip.get(tripId) ?? []) {
      if (!held.has(id)) report('unseen', `${clientId} never saw ${id} (${tripId} ${seq})`)
    }
  }

  checkWatermarks(of('watermark'), report)

  for (const { clientId, tripId, at, cause } of of('removed')) {
    const kind = cause === 'booking' ? 'beyondEntitlement' : 'revokedSession'
    for (const packet of of('wire')) {
      if (packet.clientId !== clientId || packet.tripId !== tripId) continue
      const late = packet.at - at
      if (late > removalMs) report(kind, `${clientId} received ${packet.name} ${late} ms after`)
    }
  }
  return found
}

type Report = (kind: ViolationKind, detail: string) => void

function checkTable(tripId: string, rows: TableRow[], head: number, report: Report): void {
  const seqs = new Set(rows.map(({ seq }) => seq))
  for (let seq = 1; seq <= head; seq++) if (!seqs.has(seq)) report('gap', `${tripId} has no ${seq}`)
  if (seqs.size < rows.length) report('inconsistentOrder', `${tripId} uses a seq twice`)
  const keys = new Set<string>()
  for (const { senderId, tempId } of rows) {
    if (tempId === null) continue
    const key = `${senderId} ${tempId}`
    if (keys.has(key)) report('duplicate', `${tempId} is stored twice`)
    keys.add(key)
  }
}

/** Sender order and real-time order, in one walk along the conversation. */
function checkOrder(
  rows: TableRow[],
  invokes: ReadonlyMap<string, Of<'invoke'>>,
  oks: ReadonlyMap<string, Of<'ok'>>,
  report: Report,
): void {
  let newest: { at: number; tempId: string } | null = null
  const newestOf = new Map<string, { at: number; tempId: string }>()
  for (const { tempId } of [...rows].sort((a, b) => a.seq - b.seq)) {
    const invoke = tempId === null ? undefined : invokes.get(tempId)
    if (!invoke) continue
    const ok = oks.get(invoke.tempId)
    const own = newestOf.get(invoke.clientId)
    if (own && invoke.at < own.at) {
      report('senderOrder', `${invoke.clientId}: ${own.tempId} stands before ${invoke.tempId}`)
    }
    if (ok && newest && ok.at < newest.at) {
      report('realTimeOrder', `${newest.tempId} was asked after the answer to ${invoke.tempId}`)
    }
    if (!own || invoke.at > own.at) newestOf.set(invoke.clientId, invoke)
    if (!newest || invoke.at > newest.at) newest = invoke
  }
}

function checkWatermarks(marks: Of<'watermark'>[], report: Report): void {
  const highest = new Map<string, number>()
  for (const { clientId, tripId, mark, seq } of marks) {
    const key = `${clientId} ${tripId} ${mark}`
    if (seq < (highest.get(key) ?? 0)) report('watermarkBack', `${key} fell to ${seq}`)
    highest.set(key, seq)
  }
}

function groupByTrip(table: TableRow[]): Map<string, TableRow[]> {
  const byTrip = new Map<string, TableRow[]>()
  for (const row of table) byTrip.set(row.tripId, [...(byTrip.get(row.tripId) ?? []), row])
  return byTrip
}
