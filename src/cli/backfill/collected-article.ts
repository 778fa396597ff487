import { sourceOf } from '../../collect/source-of.ts'
import type { Hearsay } from '../../ingest/article/read-article.ts'
import type { Submission } from '../../ingest/article/submission.ts'
import type { Collected } from '../../ingest/ingest.ts'
import type { DeskAnswer, IngestDesk } from '../loading/ingest-desk.ts'
import type { BackfillOptions } from './backfill-options.ts'
import type { CollectedPage } from './pages-from-web.ts'

/** What led to a page, and knows something of it. */
export interface LedFrom {
  hearsay: Hearsay
  /** The outlet of what is on its site. */
  sourceName: string
  homepage: string
}

/**
 * Hands a page that was read in the web to the service, as what it is: collected, so that of it is kept, and read by
 * models, what its publisher allows.
 */
export async function handIn(
  desk: IngestDesk,
  page: CollectedPage,
  options: BackfillOptions,
  from: LedFrom | null = null,
): Promise<DeskAnswer> {
  const collected: Collected = { hearsay: from?.hearsay ?? null, rights: page.rights }
  return await desk.ingest(await submissionOf(page, options, from), collected)
}

/** As the service takes it: with its outlet's name, and its own address where that is of the host that it came from. */
async function submissionOf(
  { url, html }: CollectedPage,
  { defaults, pages }: BackfillOptions,
  from: LedFrom | null,
): Promise<Submission> {
  // A page that cannot be read is refused by the service, with the reason.
  const page = await pages.read(html, { address: url }).catch(() => null)
  const { origin, hostname } = new URL(url)
  const own = page?.url != null && siteOf(page.url) === siteOf(url) ? page.url : url
  const led = from === null ? null : sourceOf(from, url)
  const outlet = led?.homepage === from?.homepage ? led : null
  return {
    source: {
      name: defaults.source ?? outlet?.name ?? page?.outlet ?? hostname,
      homepage: outlet?.homepage ?? origin,
    },
    url: own,
    publishedAt: defaults.publishedAt,
    language: defaults.language,
    html,
  }
}

function siteOf(url: string): string {
  return new URL(url).hostname.replace(/^(www|m|amp)\./, '')
}
