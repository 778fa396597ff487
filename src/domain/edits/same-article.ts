import { plainWords } from '../language/tokens.ts'

/** A text as it is compared with another one of the same source. */
export interface FiledText {
  /** It was erased: its headline and text are not there to be compared. */
  isErased?: boolean
  title: string | null
  publishedAt: Date | null
  /** Digest and count of its words: see `proseOf`. The count is not kept. */
  words: string | null
  /** Whole, or what is kept of it. */
  text: string
}

const DAY_MS = 86_400_000
/** In words: walls and notices are shorter, and stand on page after page. */
const LONG = 60
const SHORTEST = 20
/** In days: a notice that comes back every year is another one. */
const LONGEST_APART = 30

/**
 * Whether a text is one that stands on file at an address that has nothing to do with this one: its words are equal, and
 * so is its headline or, of a longer one, its day.
 */
export function isSameText(kept: Omit<FiledText, 'text'>, page: Omit<FiledText, 'text'> & { count: number }): boolean {
  if (kept.words === null || kept.words !== page.words || page.count < SHORTEST) return false
  if (kept.isErased) return true
  const apart = daysApart(kept, page)
  if (isSameTitle(kept, page)) return apart === null || apart <= LONGEST_APART
  return page.count >= LONG && (apart === null || apart <= 1)
}

/** Words in a row that two texts share where one was made from the other, and hardly ever by chance. */
const RUN = 5
/** Fewer runs tell nothing. */
const ENOUGH_RUNS = 12
/** Where the headline is the same, or the server itself leads from the one to the other. */
const SHARED = 0.5
/** With another headline: notices of one form differ in a few names and numbers. */
const SHARED_UNTITLED = 0.9
/** In UTF-16 code units. */
const COMPARED = 50_000

/**
 * Whether a page is the same article as one on file that its address, or its word for its own address, leads to. Both may
 * be wrong: there are sites that give all their pages one address. So the texts decide. `isLed`: the server leads to it from where that article was. Either may be cut: the one on
 * file to its quotations, the page to what a telephone is shown.
 */
export function isSameArticle(kept: FiledText, page: FiledText, { isLed = false } = {}): boolean {
  if (kept.words !== null && kept.words === page.words) return true
  const [one, other] = [runsOf(kept.text), runsOf(page.text)]
  const least = Math.min(one.size, other.size)
  if (least < ENOUGH_RUNS) return isSameTitle(kept, page) && (daysApart(kept, page) ?? 0) <= 1
  let shared = 0
  for (const run of one) if (other.has(run)) shared += 1
  return shared / least >= (isLed || isSameTitle(kept, page) ? SHARED : SHARED_UNTITLED)
}

/** Whether two headlines or bylines are the same words. */
export function isSameLine(one: string | null, other: string | null): boolean {
  return plainWords(one ?? '') === plainWords(other ?? '')
}

function isSameTitle(one: Pick<FiledText, 'title'>, other: Pick<FiledText, 'title'>): boolean {
  return one.title !== null && other.title !== null && isSameLine(one.title, other.title)
}

function daysApart(one: Pick<FiledText, 'publishedAt'>, other: Pick<FiledText, 'publishedAt'>): number | null {
  if (one.publishedAt === null || other.publishedAt === null) return null
  return Math.abs(one.publishedAt.getTime() - other.publishedAt.getTime()) / DAY_MS
}

function runsOf(text: string): Set<string> {
  const words = plainWords(text.slice(0, COMPARED)).split(' ')
  const runs = new Set<string>()
  for (let at = 0; at + RUN <= words.length; at += 1) runs.add(words.slice(at, at + RUN).join(' '))
  return runs
}
