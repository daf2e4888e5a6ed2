import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { root } from './paths.mjs'
import { withSchemaEngine } from './schemaEngine.mjs'

const folder = join(root, 'prisma/migrations')
const filters = { externalTables: [], externalEnums: [] }

/** Not Prisma's number: the engine takes that one itself, but gives up waiting after a while. */
const MIGRATION_LOCK = 7_305_803

/** The datamodel of prisma/schema.prisma. */
export async function readDatamodel() {
  return readFile(join(root, 'prisma/schema.prisma'), 'utf8')
}

/**
 * Brings the database up to date with prisma/migrations, as `prisma migrate deploy` does.
 *
 * @param {string} databaseUrl
 * @returns {Promise<string[]>} the migrations that were missing
 */
export async function applyMigrations(databaseUrl) {
  const lock = new pg.Client({ connectionString: databaseUrl })
  await lock.connect()
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    const migrationsList = await readMigrations()
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    )
    return appliedMigrationNames
  } finally {
    await lock.end()
  }
}

/**
 * The SQL that leads from prisma/migrations to the datamodel; empty when they say the same.
 *
 * @param {string} databaseUrl of any database on a server where databases may be made
 * @param {string} [datamodel]
 */
export async function diffMigrationsToDatamodel(databaseUrl, datamodel) {
  const content = datamodel ?? (await readDatamodel())
  const migrations = await readMigrations()
  const { exitCode, stdout } = await withSchemaEngine(databaseUrl, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
      script: true,
      exitCode: true,
      filters,
    }),
  )
  return exitCode === 0 ? '' : (stdout ?? '')
}

async function readMigrations() {
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : []
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const lockfile = join(folder, 'migration_lock.toml')
  return {
    baseDir: folder,
    shadowDbInitScript: '',
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? await readFile(lockfile, 'utf8') : null,
    },
    migrationDirectories: await Promise.all(names.sort().map(readMigration)),
  }
}

/** @param {string} name */
async function readMigration(name) {
  const value = await readFile(join(folder, name, 'migration.sql'), 'utf8')
  return {
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: /** @type {const} */ ('ok'), value } },
  }
}
