import pg from 'pg'
import { applyMigrations } from '../scripts/lib/migrate.mjs'
import { startPostgres } from '../scripts/lib/postgres.mjs'
import { parentOf } from './cpu.ts'
import { fillEjabberd } from './systems/ejabberd/tables.ts'
import { naiveSchema } from './systems/naiveSchema.ts'
import { createWorld, type Group, type World } from './world.ts'

export interface Database {
  url: string
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>
  drop(): Promise<void>
}

/** Whose tables a database has. */
export type Tables = 'product' | 'naive' | 'ejabberd'

export interface Cluster {
  world: World
  version: string
  /** The process all of PostgreSQL's others descend from. */
  postmasterPid: number
  /** A database of its own with everybody in it, in the tables of that kind. */
  create(tables: Tables): Promise<Database>
  stop(): Promise<void>
}

/** A durable PostgreSQL with the same world ready for every system. */
export async function startCluster(groups: Group[]): Promise<Cluster> {
  const postgres = await startPostgres({ durable: true })
  await applyMigrations(postgres.url)
  const world = await createWorld(postgres.url, groups)
  const admin = new pg.Client({ connectionString: at(postgres.url, 'postgres') })
  await admin.connect()
  const templates = new Map<Tables, string>([['product', 'steppergo']])
  const templateOf = async (tables: Tables): Promise<string> => {
    const made = templates.get(tables)
    if (made !== undefined) return made
    const isNaive = tables === 'naive'
    await admin.query(
      `CREATE DATABASE "${tables}" TEMPLATE ${isNaive ? '"steppergo"' : 'template0'}`,
    )
    const url = at(postgres.url, tables)
    await (isNaive ? execute(url, naiveSchema) : fillEjabberd(url, world))
    templates.set(tables, tables)
    return tables
  }
  const { rows } = await admin.query('SELECT version(), pg_backend_pid() AS pid')
  let made = 0
  return {
    world,
    version: /^PostgreSQL \S+/.exec(rows[0].version)?.[0] ?? 'PostgreSQL',
    postmasterPid: parentOf(rows[0].pid),
    async create(tables) {
      const name = `bench_${++made}`
      const template = await templateOf(tables)
      await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY file_copy`)
      // What making it has left to be written would otherwise be written during the measurement.
      await admin.query('CHECKPOINT')
      const url = at(postgres.url, name)
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      return {
        url,
        async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) {
          return (await client.query<Row>(sql, values)).rows
        },
        async drop() {
          await client.end()
          await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`)
        },
      }
    },
    async stop() {
      await admin.end()
      await postgres.stop()
    },
  }
}

function at(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return url.href
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.query('VACUUM ANALYZE')
  await client.end()
}
