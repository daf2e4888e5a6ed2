import { fileURLToPath } from 'node:url'
import type { Tables } from '../database.ts'
import { plainDialect, socketIoDialect, type Dialect } from '../load/dialect.ts'
import { xmppDialect } from '../load/xmppDialect.ts'
import { onNode, type MakeCommand } from './command.ts'
import { ejabberdCommand } from './ejabberd/command.ts'
import { EJABBERD_WORKLOADS, SOCKET_PATH } from './ejabberd/config.ts'
import { findEjabberd } from './ejabberd/installation.ts'

export interface System {
  name: string
  /** What it is, for the page. */
  title: string
  dialect: Dialect
  /** Null where there is no database at all. */
  tables: Tables | null
  /** Whether a sender gets its own message back like everybody, besides an answer. */
  hasEcho: boolean
  command: MakeCommand
  /** The workloads that say something about it; left out, all of them. */
  workloads?: string[]
  /** Where it comes from elsewhere: which one it is, or why it is not there. */
  find?: () => { version: string } | string
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
    command: onNode([path('../../packages/server/dist/bin.js')], { BENCH_LIFT_LIMITS: '1' }),
  },
  {
    name: 'naive-prisma',
    title: "the customer's text built naively with Prisma",
    dialect: standard,
    tables: 'naive',
    hasEcho: true,
    command: onNode(source('naivePrisma.ts')),
  },
  {
    name: 'naive-sql',
    title: 'the same with plain SQL over pg',
    dialect: standard,
    tables: 'naive',
    hasEcho: true,
    command: onNode(source('naiveSql.ts')),
  },
  {
    name: 'socketio',
    title: 'Socket.IO without a database',
    dialect: standard,
    tables: null,
    hasEcho: false,
    command: onNode(source('broadcastOnly.ts')),
  },
  {
    name: 'ws',
    title: 'raw ws without a database',
    dialect: plainDialect(),
    tables: null,
    hasEcho: false,
    command: onNode(source('plainWs.ts')),
  },
  {
    name: 'ejabberd',
    title: 'ejabberd, rooms for members only, archived in PostgreSQL',
    dialect: xmppDialect(SOCKET_PATH),
    tables: 'ejabberd',
    hasEcho: false,
    command: ejabberdCommand,
    workloads: EJABBERD_WORKLOADS,
    find: findEjabberd,
  },
]
