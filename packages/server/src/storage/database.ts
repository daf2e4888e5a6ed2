import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { toUnavailable } from './databaseErrors.ts'
import { PrismaClient } from './generated/client.ts'

/** A statement that each connection prepares once, under its name. */
export interface Statement {
  name: string
  text: string
}

export type Query = <Row>(statement: Statement, values: unknown[]) => Promise<Row[]>

export interface Database {
  query: Query
  /** Runs the work in one transaction; whatever it throws rolls everything back. */
  transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result>
  prisma: PrismaClient
  /** How the pool stands: connections, those without work, and work without a connection. */
  pool(): { total: number; idle: number; waiting: number }
  close(): Promise<void>
}

interface DatabaseOptions {
  url: string
  /** Connections in the pool. */
  poolSize: number
  onError: (error: unknown) => void
}

const CONNECT_TIMEOUT_MS = 5_000
const STATEMENT_TIMEOUT_MS = 8_000
/**
 * Every statement here goes by an index. A plan made while the tables are small would read them whole
 * and be kept until they are large.
 */
export const PLANNING = '-c enable_seqscan=off -c random_page_cost=1.1 -c jit=off'
/** For a server that does not even say that it gave up; below the ten seconds a client waits. */
const SILENCE_TIMEOUT_MS = 9_000

/** @throws ChatError `UNAVAILABLE`, from every method, while PostgreSQL cannot be reached */
export function openDatabase({ url, poolSize, onError }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    query_timeout: SILENCE_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'steppergo-chat',
    options: PLANNING,
  })
  // An idle connection that breaks is replaced by the pool; without a listener Node would exit.
  pool.on('error', onError)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })

  const query: Query = (statement, values) => run(pool, statement, values)

  return {
    query,
    prisma,
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    async transaction(work) {
      const client = await pool.connect().catch(toUnavailable)
      // note: the pool listens to idle connections only; one that breaks in here would end the process.
      client.on('error', onError)
      let broken = true
      try {
        await client.query('BEGIN')
        const result = await work((statement, values) => run(client, statement, values))
        await client.query('COMMIT')
        broken = false
        return result
      } catch (error) {
        return toUnavailable(error)
      } finally {
        client.off('error', onError)
        // A connection that did not commit is closed, and its transaction with it.
        client.release(broken)
      }
    },
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

async function run<Row>(
  connection: pg.Pool | pg.PoolClient,
  { name, text }: Statement,
  values: unknown[],
): Promise<Row[]> {
  const result = await connection.query({ name, text, values }).catch(toUnavailable)
  // The statement's author vouches for the columns; the store contract suite checks them.
  return result.rows as Row[]
}
