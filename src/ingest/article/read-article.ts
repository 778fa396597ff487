import { createHash } from 'node:crypto'
import { eld } from 'eld/small'
import { type Prose, proseOf } from '../../domain/edits/prose.ts'
import { cutText, type Problem } from '../../domain/given/given-text.ts'
import { zoneEast } from '../../domain/language/calendar.ts'
import type { PageFault } from '../../domain/page/page-shape.ts'
import type { PageReader } from './page.ts'
import { PageError } from './page.ts'
import { type CheckedSubmission, isLanguage, MAX_ARTICLE_BYTES, MAX_BYLINE, MAX_TITLE } from './submission.ts'

/** An article's newest revision as it will be kept: what was submitted, completed by what its page says. */
export interface ReadArticle {
  title: string | null
  byline: string | null
  publishedAt: Date | null
  /** When it was last changed, as its page or its feed says. */
  modifiedAt: Date | null
  /** What its page says is its own address; null where it does not. */
  claimedUrl: string | null
  /** Primary subtag; "und" where it could not be told. */
  language: string
  text: string
  /** IANA name of where it was published, as its page says when; null where it does not. */
  timeZone: string | null
  /** The words of its paragraphs: equal where what changed is not worth a revision. */
  prose: Prose
  /** SHA-256 over title, byline, day, language and text: equal for the same article again. */
  digest: string
}

/** Detection is sure enough from a few sentences on; more would only cost time. */
const DETECT_CHARACTERS = 2_000

/** What others say about an article: its feed, for one. It counts where neither the submission nor the page does. */
export interface Hearsay {
  title: string | null
  byline: string | null
  publishedAt: Date | null
  modifiedAt?: Date | null
}

/** Takes the text out of the submission. What was submitted beats what the page says, and that beats hearsay. */
export async function readArticle(
  submission: CheckedSubmission,
  pages: PageReader,
  now: Date,
  hearsay: Hearsay | null = null,
): Promise<{ ok: true; value: ReadArticle } | { ok: false; problems: Problem[]; fault: PageFault }> {
  const { content } = submission
  if (content.kind === 'text')
    return { ok: true, value: completed({ ...submission, modifiedAt: null }, { ...BARE, text: content.value }) }
  try {
    const page = await pages.read(content.value, { address: submission.url, timeZone: submission.source.timeZone })
    // References such as &#0; and lone halves of characters come to life in the parser; Postgres takes neither.
    const text = page.text.replaceAll('\0', '').toWellFormed()
    if (Buffer.byteLength(text) > MAX_ARTICLE_BYTES)
      return refused('TOO_LARGE', 'has more than 2 MB of text: send the article alone')
    const plausible = (time: Date | null) =>
      time !== null && time <= now && time.getUTCFullYear() >= 1900 ? time : null
    return {
      ok: true,
      value: completed(
        {
          title: submission.title ?? clean(page.title, MAX_TITLE) ?? clean(hearsay?.title ?? null, MAX_TITLE),
          byline: submission.byline ?? clean(page.byline, MAX_BYLINE) ?? clean(hearsay?.byline ?? null, MAX_BYLINE),
          publishedAt: submission.publishedAt ?? plausible(page.publishedAt) ?? plausible(hearsay?.publishedAt ?? null),
          modifiedAt: plausible(page.modifiedAt) ?? plausible(hearsay?.modifiedAt ?? null),
          language: submission.language,
        },
        {
          text,
          claimedUrl: page.url,
          language: trusted(subtagOf(page.language), text),
          timeZone: page.minutesEast === null ? null : zoneEast(page.minutesEast),
        },
      ),
    }
  } catch (error) {
    if (error instanceof PageError) return refused(error.reason, error.message)
    throw error
  }
}

function refused(fault: PageFault, message: string): { ok: false; problems: Problem[]; fault: PageFault } {
  return { ok: false, problems: [{ path: 'html', message }], fault }
}

/** What a text alone does not say. */
const BARE = { claimedUrl: null, language: null, timeZone: null }

function completed(
  about: Pick<CheckedSubmission, 'title' | 'byline' | 'publishedAt' | 'language'> & Pick<ReadArticle, 'modifiedAt'>,
  content: { text: string; claimedUrl: string | null; language: string | null; timeZone: string | null },
): ReadArticle {
  const language = about.language ?? content.language ?? languageOf(content.text)
  const kept = {
    title: about.title,
    byline: about.byline,
    publishedAt: about.publishedAt,
    language,
    text: content.text,
  }
  const digest = createHash('sha256').update(JSON.stringify(kept)).digest('hex')
  const { claimedUrl, timeZone } = content
  return { ...kept, modifiedAt: about.modifiedAt, claimedUrl, timeZone, prose: proseOf(content.text), digest }
}

/** A page's own word for its language, where it is one. */
function subtagOf(tag: string | null): string | null {
  const subtag = tag?.toLowerCase().split(/[-_]/)[0] ?? ''
  return isLanguage(subtag) ? subtag : null
}

/** Characters that are enough to say that a page is wrong about its language. */
const ENOUGH_TO_TELL = 200

// "en" is what templates say where nobody has thought of it.
function trusted(claimed: string | null, text: string): string | null {
  if (claimed !== 'en' || text.length < ENOUGH_TO_TELL) return claimed
  const detected = eld.detect(text.slice(0, DETECT_CHARACTERS))
  return detected.language !== '' && detected.isReliable() ? detected.language : claimed
}

/** Primary subtag of the language a text is in; "und" where it cannot be told. */
export function languageOf(text: string): string {
  return eld.detect(text.slice(0, DETECT_CHARACTERS)).language || 'und'
}

function clean(text: string | null, most: number): string | null {
  return cutText(text?.replaceAll('\0', '').toWellFormed().trim() ?? '', most) || null
}
