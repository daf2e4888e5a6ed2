import { describeMachine, versionOf } from '../../scripts/lib/machine.mjs'
import type { Report } from '../run.ts'
import { systems } from '../systems/systems.ts'
import { toLines } from './print.ts'

/** docs/performance.md, whole. */
export function toPage(report: Report): string {
  const { options, cores, versions } = report
  const packages = ['socket.io', 'ws', 'pg', '@prisma/client'].map(
    (name) => `${name} ${versionOf(name)}`,
  )
  const lines = [
    '# Performance',
    '',
    'Written by `npm run bench -- --write`. Ratios carry over to other machines, absolute figures do',
    'not; run it on yours.',
    '',
    '## Machine and versions',
    '',
    `- ${describeMachine()}`,
    `- Node ${process.version}, ${[...versions, ...packages].join(', ')}`,
    `- ${cores}`,
    '',
    '## Method',
    '',
    `Medians of ${options.rounds} round${options.rounds === 1 ? '' : 's'}, the systems in turn within each round, every one with a server process, a`,
    `database and conversations of its own. ${options.rooms} conversations of five; a second of warm-up, then`,
    `${options.seconds} seconds measured.${options.fsyncDelayMs > 0 ? ` The slower disk takes ${options.fsyncDelayMs} ms more for every fsync.` : ''}`,
    '',
    ...method.map((line) => `- ${line}`),
    '',
    ...systems.map(({ name, title }) => `- \`${name}\`: ${title}`),
    '',
    '## Results',
    ...toLines(report),
    '',
    '## What is not shown',
    '',
    ...notShown.map((line) => `- ${line}`),
    '',
  ]
  return lines.join('\n')
}

const method = [
  'PostgreSQL is durable: `fsync` and `synchronous_commit` are on, with its default settings.',
  'A message counts when its answer and all of its deliveries have come. After each run the load waits for what is still on its way; what never comes is reported as lost.',
  'The tables hold 50,000 earlier messages, so that queries are planned as in a life that goes on.',
  "The product's limits for one user are lifted, since two hundred people do the work of thousands.",
  'The naive servers look a session up once per connection, and their tables have the index that suits their queries. Both are to their advantage.',
  'Without a database, Socket.IO and ws send a message to the four others and an answer to the sender, nothing else. They remember nothing and check nobody: they are limits and no alternatives.',
  'In mixed traffic receivers of the product confirm delivery and reading; the other systems know reading alone.',
  'A message to ejabberd is one to a room for members only, and what the sender gets back of its own message is the answer. By then it is stored: the room runs the INSERT of its archive, which commits by itself, before it sends the message on.',
  "ejabberd is Debian's, with its own tables and as many earlier messages in them, ten connections to PostgreSQL, one scheduler for its core, XMPP over WebSocket without TLS, no shaper and no least interval between messages.",
  'In the storm the two thousand come back as our client does: at a random moment within its delay, which is half a second at first and 20 s after half a minute without a server. At once is without any delay. Every time they connect, are let in and join where they had read to.',
  'CPU is what the kernel has accounted to all processes of the server or of PostgreSQL, per message.',
  'Memory is taken after a garbage collection, less what the server holds with nobody connected.',
]

const notShown = [
  'A real network: everything is on one machine, so latencies are those of the software alone.',
  'TLS and a proxy in front, which cost every system the same.',
  'Hours of load: vacuum, checkpoints and the growth of tables are seen for seconds only.',
  'A database on another machine, whose round trip would be added to each query that is waited for.',
]
