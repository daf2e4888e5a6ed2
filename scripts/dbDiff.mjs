/** Prints the SQL that leads from prisma/migrations to prisma/schema.prisma. */
import { diffMigrationsToDatamodel } from './lib/migrate.mjs'
import { startPostgres } from './lib/postgres.mjs'

const postgres = await startPostgres()
try {
  const sql = await diffMigrationsToDatamodel(postgres.url)
  console.log(sql || '-- prisma/migrations and prisma/schema.prisma say the same')
} finally {
  await postgres.stop()
}
