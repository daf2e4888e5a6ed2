import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diffMigrationsToDatamodel, readDatamodel } from '../scripts/lib/migrate.mjs'
import { startPostgres, type Postgres } from '../scripts/lib/postgres.mjs'

describe('prisma/schema.prisma and prisma/migrations', () => {
  let postgres: Postgres | undefined
  let url = process.env.TEST_DATABASE_URL ?? ''

  beforeAll(async () => {
    if (url) return
    postgres = await startPostgres()
    url = postgres.url
  })
  afterAll(async () => postgres?.stop())

  it('[DB1] say the same', async () => {
    expect(await diffMigrationsToDatamodel(url)).toBe('')
  })

  it('[DB1] are found to differ when only the schema changes', async () => {
    const datamodel = await readDatamodel()
    const changed = datamodel.replace('model Trip {', 'model Trip {\n  luggage Int @default(0)')

    expect(await diffMigrationsToDatamodel(url, changed)).toContain(
      'ALTER TABLE "Trip" ADD COLUMN     "luggage" INTEGER NOT NULL DEFAULT 0',
    )
  })
})
