import { fileURLToPath } from 'node:url'
import { plainDialect, socketIoDialect, type Dialect } from '../load/dialect.ts'

export interface System {
  name: string
  /** What it is, for the page. */
  title: string
  dialect: Dialect
  /** The product's tables, the naive ones, or no database at all. */
  tables: 'product' | 'naive' | null
  /** Whether a sender gets its own message back like everybody. */
  hasEcho: boolean
  /** What Node is started with. */
  program: string[]
}

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const source = (name: string) => ['--conditions=steppergo-source', '--import=tsx', path(name)]
const standard = socketIoDialect('/socket.io/')

export const systems: System[] = [
  {
    name: 'product',
    title: 'StepperGO Chat, compiled, as it is deployed',
    dialect: socketIoDialect('/api/socket'),
    tables: 'product',
    hasEcho: false,
    program: [path('../../packages/server/dist/bin.js')],
  },
  {
    name: 'naive-prisma',
    title: "the customer's text built naively with Prisma",
    dialect: standard,
    tables: 'naive',
    hasEcho: true,
    program: source('naivePrisma.ts'),
  },
  {
    name: 'naive-sql',
    title: 'the same with plain SQL over pg',
    dialect: standard,
    tables: 'naive',
    hasEcho: true,
    program: source('naiveSql.ts'),
  },
  {
    name: 'socketio',
    title: 'Socket.IO without a database',
    dialect: standard,
    tables: null,
    hasEcho: false,
    program: source('broadcastOnly.ts'),
  },
  {
    name: 'ws',
    title: 'raw ws without a database',
    dialect: plainDialect(),
    tables: null,
    hasEcho: false,
    program: source('plainWs.ts'),
  },
]
