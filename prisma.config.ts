import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'npm run db:seed' },
  // Not `env()`, which throws where no database is set; generating needs none.
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
