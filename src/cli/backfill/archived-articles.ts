import { basename } from 'node:path'
import { refusedByRights } from '../../collect/page-answer.ts'
import { openArchivedRights } from '../../fetch/archived-rights.ts'
import type { FoundArticle } from '../loading/articles-in-files.ts'
import type { BackfillOptions } from './backfill-options.ts'
import { bytesFrom } from './bytes-from.ts'
import { handIn } from './collected-article.ts'
import { type PassedOver, pagesOfWarc } from './warc-pages.ts'

/** The pages of an archive of a crawl, each with what its publisher allowed then, as far as the archive has it. */
export async function* articlesOfWarc(place: string, options: BackfillOptions): AsyncGenerator<FoundArticle> {
  const archived = openArchivedRights(options.product)
  const passed = new Map<PassedOver, number>()
  const beside = {
    passOver: (why: PassedOver) => void passed.set(why, (passed.get(why) ?? 0) + 1),
    note: archived.note,
  }
  try {
    for await (const { url, html, headers, body } of pagesOfWarc(bytesFrom(place, options), beside)) {
      // Asked for now: what stands further on in the archive is not there yet.
      const rights = await archived.of({ url, headers, body })
      yield {
        place: url,
        line: null,
        address: url,
        takeIn: async (desk) => {
          if (rights.mayFetch) return await handIn(desk, { url, html, rights }, options)
          const { reason, message } = refusedByRights(url, rights)
          return { kind: 'refused', reasons: [message], why: reason }
        },
      }
    }
  } finally {
    const counts = [...passed].map(([why, count]) => `${count} ${PASSED_OVER[why]}`)
    if (counts.length > 0) options.tell(`-- ${basename(place)}: passed over: ${counts.join(', ')}`)
  }
}

const PASSED_OVER: Readonly<Record<PassedOver, string>> = {
  NOT_A_PAGE: 'not pages of HTML',
  ANSWERED_OTHERWISE: 'answered with another status than 200',
  REPEATED: 'said to be as they were before',
  TOO_LARGE: 'larger than 5 MB',
  DAMAGED: 'damaged',
}
