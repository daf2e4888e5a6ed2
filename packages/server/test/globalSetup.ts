import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '../../../scripts/lib/migrate.mjs'
import { startPostgres } from '../../../scripts/lib/postgres.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty database to copy; nobody connects to it while tests run. */
    templateUrl: string
  }
}

/** One throw-away PostgreSQL for all test files; each takes a copy of the migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? null : await startPostgres()
  const serverUrl = given ?? server?.url ?? ''
  const template = `chat_template_${process.pid}`
  await onServer(serverUrl, `CREATE DATABASE "${template}"`)
  const templateUrl = new URL(serverUrl)
  templateUrl.pathname = `/${template}`
  await applyMigrations(templateUrl.href)
  project.provide('templateUrl', templateUrl.href)
  return async () => {
    await onServer(serverUrl, `DROP DATABASE "${template}"`)
    await server?.stop()
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
