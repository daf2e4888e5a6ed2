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
  lost: { title: 'lost', format: whole },
  refused: { title: 'refused', format: whole },
}
