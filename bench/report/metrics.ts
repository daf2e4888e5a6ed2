/** What the figures of the workloads are called in a table, and how they are written. */
export interface Metric {
  title: string
  format: (value: number) => string
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US')
const fine = (value: number) => (value >= 100 ? whole(value) : value.toPrecision(3))

export const metrics: Record<string, Metric> = {
  messagesPerSecond: { title: 'messages/s', format: whole },
  ratePerSecond: { title: 'messages/s held', format: whole },
  connectionsPerSecond: { title: 'connections/s', format: whole },
  p50: { title: 'p50 ms', format: fine },
  p95: { title: 'p95 ms', format: fine },
  p99: { title: 'p99 ms', format: fine },
  framesPerMessage: { title: 'frames/message', format: fine },
  serverMicros: { title: 'server µs/message', format: fine },
  postgresMicros: { title: 'PostgreSQL µs/message', format: fine },
  loadMicros: { title: 'load µs/message', format: fine },
  historyMs: { title: 'page ms', format: fine },
  historyBytes: { title: 'page bytes', format: whole },
  catchUpMs: { title: 'catch-up ms', format: fine },
  catchUpBytes: { title: 'catch-up bytes', format: whole },
  readMs: { title: 'ms', format: fine },
  readWalBytes: { title: 'WAL bytes', format: whole },
  idleBytes2000: { title: 'bytes at 2,000', format: whole },
  idleBytes10000: { title: 'bytes at 10,000', format: whole },
  oneNodeDelivery: { title: 'delivery ms, one node', format: fine },
  twoNodesDelivery: { title: 'delivery ms, two nodes', format: fine },
  oneNodeMicros: { title: 'µs/message, one node', format: fine },
  twoNodesMicros: { title: 'µs/message, both nodes', format: fine },
  messagesBefore: { title: 'messages before', format: whole },
  smallPageMs: { title: 'page ms before', format: fine },
  largePageMs: { title: 'page ms after', format: fine },
  smallCatchUpMs: { title: 'catch-up ms before', format: fine },
  largeCatchUpMs: { title: 'catch-up ms after', format: fine },
  calmP99: { title: 'p99 ms before', format: fine },
  outageP99: { title: 'p99 ms, back within 20 s', format: fine },
  jitterP99: { title: 'p99 ms, back within 0.5 s', format: fine },
  atOnceP99: { title: 'p99 ms, back at once', format: fine },
  outageBackSeconds: { title: 's until all are back, within 20', format: fine },
  jitterBackSeconds: { title: 'within 0.5', format: fine },
  atOnceBackSeconds: { title: 'at once', format: fine },
  retries: { title: 'tried again', format: whole },
  selectInARow: { title: 'SELECT 1, ms', format: fine },
  selectApart: { title: 'apart', format: fine },
  updateInARow: { title: 'UPDATE of a row, ms', format: fine },
  updateApart: { title: 'apart', format: fine },
  insertInARow: { title: 'a message, ms', format: fine },
  insertApart: { title: 'apart', format: fine },
  receiptInARow: { title: 'a receipt, ms', format: fine },
  receiptApart: { title: 'apart', format: fine },
  lost: { title: 'lost', format: whole },
  refused: { title: 'refused', format: whole },
}
