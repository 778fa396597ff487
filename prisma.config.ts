import { defineConfig } from 'prisma/config'

process.env.CHECKPOINT_DISABLE ??= '1'
// Prisma's CLI insists on a schema-engine file, which nothing here runs: the client is generated without it and
// migrations are applied by src/store/database/migrations.ts. Any existing file will do, so nothing is downloaded.
if (process.platform !== 'win32') process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/onrecord' },
})
