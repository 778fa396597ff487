import type { SiteSaid } from '../../domain/rights/site-said.ts'
import type { PrismaClient, SiteRights } from '../prisma/client.ts'

/** Keeps what a publisher says of a site. What was read earlier, by another process, gives way. */
export async function keepSiteRights(
  prisma: PrismaClient,
  { origin, readAt, said, rights, contacts }: SiteSaid,
): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO site_rights (origin, hosts, read_at, said, reasons, contacts)
    VALUES (${origin}, ${hostsOf(origin)}::text[], ${readAt}::timestamptz, ${JSON.stringify(said)}::jsonb,
      ${JSON.stringify(rights.reasons)}::jsonb, ${contacts}::text[])
    ON CONFLICT (origin) DO UPDATE SET read_at = excluded.read_at, said = excluded.said, reasons = excluded.reasons,
      contacts = excluded.contacts
    WHERE site_rights.read_at IS NULL OR site_rights.read_at <= excluded.read_at`
}

/** Notes that something at a site was refused just now, by the publisher or its rules. */
export async function noteSiteRefusal(prisma: PrismaClient, origin: string, message: string): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO site_rights (origin, hosts, refused_at, refused_message)
    SELECT ${origin}, ${hostsOf(origin)}::text[], at, ${message} FROM date_trunc('milliseconds', clock_timestamp()) AS at
    ON CONFLICT (origin) DO UPDATE SET refused_at = excluded.refused_at, refused_message = excluded.refused_message`
}

/** The sites on each of these hosts and below them, those that were read last first. */
export async function readSiteRights(
  prisma: PrismaClient,
  hosts: readonly string[],
): Promise<Map<string, SiteRights[]>> {
  const rows = await prisma.siteRights.findMany({
    where: { hosts: { hasSome: [...hosts] } },
    orderBy: [{ readAt: { sort: 'desc', nulls: 'last' } }, { origin: 'asc' }],
  })
  return new Map(hosts.map((host) => [host, rows.filter((row) => row.hosts.includes(host)).slice(0, MOST_SITES)]))
}

const MOST_SITES = 20

/** "www.news.paper.example": itself without "www.", and "paper.example". */
function hostsOf(origin: string): string[] {
  const host = new URL(origin).hostname.replace(/^www\./, '')
  if (/^[\d.]+$|^\[/.test(host)) return [host]
  const labels = host.split('.')
  return [host, ...labels.slice(1, -1).map((_, at) => labels.slice(at + 1).join('.'))]
}
