import { languageSaid, outletsNamed, type Sayings } from './about-page.ts'
import { isByLine, isFullName, isInitials, isOutletName, withoutOutlet, writersIn } from './names.ts'
import { isInElement, type Outline, type PageLine, squashed } from './outline.ts'

/** "author", "article:author", "DC.creator", "parsely-author", "DCSext.author" and so on. */
const AUTHOR =
  /(?:^|[.:_-])(?:authors?|author[._:-]?names?|byl|byline)$|^(?:(?:dc|dcterms|og|parsely|sailthru|article)[.:_-])?(?:creators?|contributor)$/
/** Who made the app, the entry of the content system, the account or the picture. */
const NO_AUTHOR = /^(?:twitter|smartbanner|cms|content|generator|web|image|photo|msapplication|apple|google)[.:_-]/

const WRITERS =
  /(?:^|[\s-])(?:by-?lines?|authors?|autor(?:en|es|a|in)?|auteurs?|writers?|author-?names?|byline-?names?)(?=$|[\s-])/
const NO_WRITERS =
  /(?:^|[\s-])(?:bio|avatar|image|img|photo|follow|social|share|comments?|related|more|date|time|tooltip)(?=$|[\s-])/

/** Do an element's marks say that it names who wrote the article? */
export function isMarkedWriter(marks: string): boolean {
  return WRITERS.test(marks) && !NO_WRITERS.test(marks)
}

/** The first and the last line of the text. */
export interface TextPlace {
  from: number
  last: number
}

/** Who wrote it, as a reader would name them, in the order of the page: null where the page names no writer. */
export function bylineOf(outline: Outline, sayings: Sayings, text: TextPlace): string | null {
  const { claims, linked } = sayings
  const outlets = outletsNamed(sayings)
  const language = languageSaid(sayings)
  const isPerson = (name: string) => !isOutletName(name, outlets)
  const told = (linked?.authors ?? []).slice(0, MOST_NAMED).flatMap(writersIn)
  const inMeta = [...claims.meta]
    .flatMap(([name, said]) => (AUTHOR.test(name) && !NO_AUTHOR.test(name) ? said : []))
    .concat(labelled(claims))
    .slice(0, MOST_NAMED)
    .flatMap(writersIn)
  const marked = shownWriters(outline, sayings, text.from)
  const shown = marked.length > 0 ? marked : signed(outline, claims, text)
  const sources = [told, inMeta, shown].map((names) =>
    named(names.filter(isPerson).map((name) => withoutOutlet(name, outlets))),
  )
  // "AFP" and "red" are said of who wrote it where nobody thought of it; a name of two words is somebody's.
  const people =
    sources.find((names) => names.some((name) => isFullName(name, language))) ??
    sources.find((names) => names.some((name) => !isInitials(name)))
  if (people === undefined) return named([...told, ...inMeta, ...shown])[0] ?? null
  // What the page says for machines may be the agency; and the outlet itself answers for what nobody has signed in full.
  const isSigned = people.some((name) => isFullName(name, language))
  const besides = told.filter((name) => !isInitials(name) && (isPerson(name) || !isSigned))
  return named([...people, ...besides.map((name) => withoutOutlet(name, outlets))])
    .slice(0, MOST_WRITERS)
    .join(', ')
}

// "twitter:label1" says what "twitter:data1" is.
function labelled({ meta }: Sayings['claims']): string[] {
  return ['1', '2', '3'].flatMap((number) => {
    const label = meta.get(`twitter:label${number}`)?.[0] ?? ''
    const isOfWriter =
      /written|author|autor|geschrieben|verfasst|écrit|auteur|escrito|scritto|geschreven|skrevet|skriven/i
    return isOfWriter.test(label) ? (meta.get(`twitter:data${number}`) ?? []) : []
  })
}

/** A page that names so many does not mean it. */
const MOST_NAMED = 200
/** So many stand above an article; a page that names more means something else. */
const MOST_WRITERS = 12

// One a name: "ada quill" of a field is "Ada Quill" of another.
function named(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => {
    const key = squashed(name)
    return !seen.has(key) && seen.add(key) !== undefined
  })
}

/** Lines that one byline has at most. */
const MOST_LINES = 6

interface Marked {
  from: number
  to: number
  names: string[]
}

// The nearest to the beginning of the text; and there, what is marked most closely: a line has a day and a rubric as well.
function shownWriters(outline: Outline, { claims }: Sayings, textFrom: number): string[] {
  const { elements, lines } = outline
  const wide: Marked[] = []
  const isPicture = (at: number) => /^FIG/.test(elements[at]?.tag ?? '')
  const isOfPicture = (line: number) => isInElement(outline, lines[line]?.element ?? -1, isPicture)
  for (const { marks, from, to } of elements) {
    if (wide.length >= MOST_NAMED) break
    if (to - from < 2 || to - from > MOST_LINES || !isMarkedWriter(marks) || isOfPicture(from)) continue
    const text = lines
      .slice(from, to)
      .map((line) => line.text.slice(0, 300))
      .join(' | ')
    const names = text.length > 200 ? [] : writersIn(text)
    if (names.length > 0) wide.push({ from, to, names })
  }
  const close = claims.writers
    .filter(({ isLink }) => !isLink)
    .map(({ text, line, isPart }) => ({ from: line, to: line + 1, names: writersIn(text), isPart }))
    .filter(({ from, names }) => names.length > 0 && !isOfPicture(from))
  const away = ({ from, to }: Marked) =>
    from <= textFrom ? textFrom - Math.min(to - 1, textFrom) : 3 * (from - textFrom)
  const nearest = [...wide, ...close].reduce<Marked | null>(
    (best, each) => (best === null || away(each) < away(best) ? each : best),
    null,
  )
  if (nearest === null) return []
  const { from, to, names } = nearest
  if (to - from === 1 && isByLine(lines[from]?.text ?? '')) return names
  const said = to - from === 1 ? [] : lines.slice(from, to).filter(({ text }) => isByLine(text))
  if (said.length > 0) return said.flatMap(({ text }) => writersIn(text))
  const inside = close.filter((each) => each.from >= from && each.to <= to)
  const within = inside.filter(({ isPart }) => isPart || to - from > 1).flatMap((each) => each.names)
  return within.length > 0 ? within : names
}

// Above the text, in words or by a link to what else they wrote; or below it.
function signed(outline: Outline, { writers }: Sayings['claims'], { from, last }: TextPlace): string[] {
  const first = Math.max(0, from - 25)
  const above = outline.lines.slice(first, from + 1).findLast(({ text }) => isByLine(text))
  if (above !== undefined) return writersIn(above.text)
  const linked = writers.filter(({ line, isLink }) => isLink && line >= first && line <= from)
  const nearest = linked.at(-1)?.line
  if (nearest === undefined) return signature(outline, last)
  return linked.filter(({ line }) => line === nearest).flatMap(({ text }) => writersIn(text))
}

// A name alone below the last paragraph, as a paragraph of its own.
function signature({ elements, lines }: Outline, last: number): string[] {
  const homeOf = (line: PageLine) => elements[line.element]?.parent
  const paragraphOf = ({ element }: PageLine): number =>
    elements[element]?.tag === 'P' ? element : (elements[element]?.parent ?? -1)
  const [end, next] = [lines[last], lines[last + 1]]
  if (end === undefined || next === undefined) return []
  const paragraph = paragraphOf(next)
  if (elements[paragraph]?.tag !== 'P' || elements[paragraph]?.parent !== homeOf(end)) return []
  return /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(next.text) ? [next.text] : []
}
