import type { PrismaClient } from '../prisma/client.ts'

/** The text search configurations that the texts of watches are prepared for, as statements of them have come. */
export async function readMetConfigurations(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ name: string }[]>`SELECT name FROM alert_configurations ORDER BY name`
  return rows.map(({ name }) => name)
}

/** Adds those of which a first statement has come. */
export async function addMetConfigurations(prisma: PrismaClient, names: readonly string[]): Promise<void> {
  await prisma.$executeRaw`INSERT INTO alert_configurations SELECT unnest(${[...names]}::text[]) ON CONFLICT DO NOTHING`
}
