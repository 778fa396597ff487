import { BODY, type Kind } from './furniture.ts'
import { isInElement, isProse, lengthOf, type Outline, type PageElement, type PageLine, squashed } from './outline.ts'

/** What helps to tell the article from the rest of its page. */
export interface Hints {
  /** Elements that another reader of pages keeps, by their place in the outline. */
  kept: ReadonlySet<number>
  title: string | null
  /** What the page says its article is about, each in a sentence or two: often its first paragraph. */
  descriptions: readonly string[]
}

/** The lines of the article, in the order of the page. */
export function mainLines(outline: Outline, ownKinds: readonly Kind[], hints: Hints): PageLine[] {
  const kinds = inherited(outline, ownKinds)
  const { lines } = outline
  const isVoted = lines.map((line) => hints.kept.has(line.element))
  const isOut = lines.map((line) => isFurniture(line, kinds[line.element] ?? null))
  const { from, to } = regionOf(outline, isVoted, isOut)
  const isIn = lines.map((line, i) => {
    if (i < from || i >= to || isOut[i] === true) return false
    if (isReference(outline, line)) return false
    // A list of other articles has a link in each of its items.
    const most = outline.elements[line.element]?.tag === 'LI' ? 0.1 : 0.3
    return isVoted[i] === true || (isProse(line) && line.linked < line.text.length * most)
  })
  keepBetween(outline, isIn, isOut, from, to)
  const start = isIn.indexOf(true)
  const lead = leadBefore(outline, kinds, hints, start)
  if (lead !== -1) isIn[lead] = true
  for (const i of lines.keys()) if (isIn[i] === true && i !== lead && isLabel(lines, isIn, i)) isIn[i] = false
  dropTables(lines, isIn)
  const [first, last] = textWithin(outline, isIn, isVoted, lead)
  const tidy = (test: (i: number) => boolean) =>
    tidied(
      outline,
      lines.filter((_, i) => test(i)),
      hints,
    )
  const found = tidy((i) => isIn[i] === true && i >= first && i <= last)
  const voted = tidy((i) => isVoted[i] === true && isOut[i] !== true)
  if (isBetter(voted, found)) return voted
  if (found.length > 0) return found
  return tidy((i) => isOut[i] !== true && (lines[i]?.linked ?? 0) < (lines[i]?.text.length ?? 0) / 2)
}

/** So many short lines on end are figures or names in a table, not prose. */
const LONGEST_RUN = 60

function dropTables(lines: readonly PageLine[], isIn: boolean[]): void {
  let run: number[] = []
  const end = () => {
    if (run.length > LONGEST_RUN) for (const i of run) isIn[i] = false
    run = []
  }
  for (const [i, line] of lines.entries())
    if (isIn[i] === true && lengthOf(line.text) >= 50) end()
    else if (isIn[i] === true) run.push(i)
  end()
}

// A page of short lines, a calendar or a list of results, has no running text to go by.
function isBetter(voted: readonly PageLine[], found: readonly PageLine[]): boolean {
  const lengthIn = (some: readonly PageLine[]) => some.reduce((sum, { text }) => sum + text.length, 0)
  const linked = voted.reduce((sum, line) => sum + line.linked, 0)
  return found.filter(isProse).length < 2 && lengthIn(voted) > 2 * lengthIn(found) && linked < lengthIn(voted) * 0.4
}

// The title of another article, as a link to it.
function isReference(outline: Outline, line: PageLine): boolean {
  if (line.linked < line.text.length * 0.7 || isProse({ ...line, linked: 0 })) return false
  return !isInElement(outline, line.element, (at) => /^(?:H[1-6]|BLOCKQUOTE)$/.test(outline.elements[at]?.tag ?? ''))
}

// "Read more:" before a link that is left out.
function isLabel(lines: readonly PageLine[], isIn: readonly boolean[], i: number): boolean {
  const [line, next] = [lines[i], lines[i + 1]]
  if (line === undefined || next === undefined || isIn[i + 1] === true) return false
  if (lengthOf(line.text) > 50 || /[.!?"”»]$/.test(line.text)) return false
  return next.linked > next.text.length * 0.8
}

/** More lines than that before the first paragraph, or after the last, are a part of the text: a list of dates. */
const MOST_LABELS = 5

// Before the first paragraph and after the last there are labels, dates and names.
function textWithin(
  outline: Outline,
  isIn: readonly boolean[],
  isVoted: readonly boolean[],
  lead: number,
): [number, number] {
  const { elements, lines } = outline
  const isParagraph = ({ element }: PageLine) =>
    isInElement(outline, element, (at) => /^(?:P|BLOCKQUOTE)$/.test(elements[at]?.tag ?? ''))
  const isText = (i: number): boolean => {
    const line = lines[i]
    if (line === undefined || isIn[i] !== true) return false
    if (i === lead || isProse(line)) return true
    if (isVoted[i] === true && lengthOf(line.text) >= 60 && line.linked < line.text.length / 2) return true
    if (!/[.!?。！？]["”»“’')]?$/.test(line.text)) return false
    // "He is back." may begin it, and "“No,” she said." end it.
    const isOfSeveral = / /.test(line.text) || lines[i - 1]?.element === line.element
    const isShortSentence = isVoted[i] === true && isOfSeveral && !/\d/.test(line.text) && isParagraph(line)
    return lengthOf(line.text) >= 30 || isShortSentence
  }
  const within = [...isIn.keys()].filter((i) => isIn[i] === true)
  const texts = within.filter(isText)
  const [first = -1, last = -1] = [texts[0], texts.at(-1)]
  if (first === -1) return [within[0] ?? 0, within.at(-1) ?? -1]
  const before = within.filter((i) => i < first).length
  const after = within.filter((i) => i > last).length
  return [before > MOST_LABELS ? (within[0] ?? 0) : first, after > MOST_LABELS ? (within.at(-1) ?? last) : last]
}

const RANK: Record<'consent' | 'around' | 'about', number> = { consent: 3, around: 2, about: 1 }

// What an element is holds for all that is in it.
function inherited({ elements }: Outline, kinds: readonly Kind[]): Kind[] {
  const all: Kind[] = []
  for (const [i, { parent }] of elements.entries()) {
    const [own, outer] = [kinds[i] ?? null, all[parent] ?? null]
    all.push(own === null || (outer !== null && RANK[outer] > RANK[own]) ? outer : own)
  }
  return all
}

function isFurniture(line: PageLine, kind: Kind): boolean {
  if (kind === 'consent' || kind === 'around') return true
  return kind === 'about' && lengthOf(line.text) < 250
}

interface Region {
  from: number
  to: number
}

/** What a paragraph is made of. An article of one long paragraph has short ones around it. */
const PARAGRAPH = /^(?:P|H[1-6]|SPAN|A|B|I|EM|STRONG|FONT)$/

/** Where the article is: between two lines. */
function regionOf(outline: Outline, isVoted: readonly boolean[], isOut: readonly boolean[]): Region {
  const { elements, lines } = outline
  const all = sumsOf(lines, (line, i) => (isOut[i] === true ? 0 : lengthOf(line.text)))
  const prose = sumsOf(lines, (line, i) => (isOut[i] === true || !isProse(line) ? 0 : lengthOf(line.text)))
  const voted = sumsOf(lines, (line, i) =>
    isVoted[i] === true && isOut[i] !== true && isProse(line) ? lengthOf(line.text) : 0,
  )
  const between = (sums: readonly number[], { from, to }: Region) => (sums[to] ?? 0) - (sums[from] ?? 0)

  // Most of the article, and least of anything else.
  let dense: PageElement | null = null
  let most = 0
  // The innermost that has what the vote is for.
  let core: PageElement | null = null
  const votes = voted.at(-1) ?? 0
  for (const element of elements) {
    if (element.to <= element.from || PARAGRAPH.test(element.tag)) continue
    const mass = (between(prose, element) + between(voted, element)) / 2
    const score = ((mass * mass) / (between(all, element) + 200)) * bonus(element)
    if (score > 0 && score >= most) {
      most = score
      dense = element
    }
    if (votes > 0 && between(voted, element) >= votes * 0.9) core = element
  }
  if (dense === null) return { from: 0, to: lines.length }
  if (core === null) return dense
  if (dense.from >= core.from && dense.to <= core.to) return dense
  const isAround = dense.from <= core.from && dense.to >= core.to
  if (isAround && !isArticle(dense) && between(prose, dense) < 3 * between(prose, core)) return core
  return isAround || between(prose, dense) > between(prose, core) ? dense : core
}

function sumsOf(lines: readonly PageLine[], worth: (line: PageLine, i: number) => number): number[] {
  const sums = [0]
  for (const [i, line] of lines.entries()) sums.push((sums[i] ?? 0) + worth(line, i))
  return sums
}

function isArticle({ tag, marks }: PageElement): boolean {
  return tag === 'ARTICLE' || BODY.test(marks)
}

function bonus(element: PageElement): number {
  if (BODY.test(element.marks)) return 1.2
  return element.tag === 'ARTICLE' ? 1.1 : 1
}

/** How far apart two elements may lie in the tree that are still side by side: each paragraph may have boxes of its own. */
const NEAR = 4

// A heading, a short answer, an item of a list: what is left between what is in, and stands where that does.
function keepBetween(outline: Outline, isIn: boolean[], isOut: readonly boolean[], from: number, to: number): void {
  const { elements, lines } = outline
  const parentOf = (element: number) => elements[element]?.parent ?? -1
  const looksOf = ({ element }: PageLine) => {
    const [own, outer] = [elements[element], elements[parentOf(element)]]
    return own === undefined || outer === undefined || own.marks + outer.marks === ''
      ? ''
      : `${own.tag} ${own.marks} in ${outer.tag} ${outer.marks}`
  }
  const homes = new Set<number>()
  const looks = new Set<string>()
  for (const [i, line] of lines.entries())
    if (isIn[i] === true) {
      homes.add(line.element).add(parentOf(line.element))
      if (isProse(line)) looks.add(looksOf(line))
    }
  looks.delete('')
  const isAtHome = ({ element }: PageLine) => {
    const parent = parentOf(element)
    return homes.has(parent) || homes.has(parentOf(parent)) || homes.has(parentOf(parentOf(parent)))
  }
  const tagOf = (element: number) => elements[element]?.tag ?? ''
  const isQuoted = (element: number) => tagOf(element) === 'BLOCKQUOTE' || tagOf(parentOf(element)) === 'BLOCKQUOTE'
  const [first, last] = [isIn.indexOf(true), isIn.lastIndexOf(true)]
  let next: PageLine | undefined
  // From the end, so that it is known what follows.
  for (let i = Math.min(last, to - 1); i >= Math.max(first, from); i--) {
    const line = lines[i]
    if (line === undefined || isOut[i] === true) continue
    if (isIn[i] !== true) {
      const isOfText = line.linked < line.text.length * 0.6
      const isHeading = isInElement(outline, line.element, (at) => /^H[2-6]$/.test(tagOf(at)))
      isIn[i] =
        isQuoted(line.element) ||
        (isOfText && isAtHome(line)) ||
        (isOfText && isHeading && next !== undefined && areNear(outline, line.element, next.element)) ||
        (looks.has(looksOf(line)) && !isReference(outline, line))
    }
    if (isIn[i] === true) next = line
  }
}

function areNear({ elements }: Outline, a: number, b: number): boolean {
  const above = new Set<number>()
  for (let [at, steps] = [a, 0]; at >= 0 && steps <= NEAR; at = elements[at]?.parent ?? -1, steps++) above.add(at)
  for (let [at, steps] = [b, 0]; at >= 0 && steps <= NEAR; at = elements[at]?.parent ?? -1, steps++)
    if (above.has(at)) return true
  return false
}

/** The paragraph that many pages set above the picture: -1 where there is none. */
function leadBefore(outline: Outline, kinds: readonly Kind[], { descriptions }: Hints, start: number): number {
  const LEAD =
    /(?:^|[\s-])(?:lead|lede|lead-?text|leadin|standfirst|dek|deck|intro|introduction|intro-?text|sub-?title|sub-?headline|subhead\w*|summary|abstract|teaser-?text|excerpt|description|vorspann|einleitung|chapo|sapo|sottotitolo|occhiello|entradilla|bajada|sumario|preamble|ingress|manchet|perex|stand-first|article-?(?:lead|intro|summary|description|dek|subtitle|subheadline))(?=$|[\s-])/
  const abouts = descriptions.map((each) => squashed(each).slice(0, 60)).filter((each) => each.length >= 30)
  for (let i = start - 1; i >= Math.max(0, start - 40); i--) {
    const line = outline.lines[i]
    if (line === undefined || lengthOf(line.text) < 40 || line.linked > line.text.length / 2) continue
    const element = outline.elements[line.element]
    if (element === undefined || /^H1$/.test(element.tag)) continue
    if (kinds[line.element] === 'consent') continue
    const text = squashed(line.text)
    if (abouts.some((about) => text.startsWith(about) || about.startsWith(text))) return i
    const outer = outline.elements[element.parent]
    if (
      kinds[line.element] !== 'around' &&
      (LEAD.test(element.marks) || (outer !== undefined && LEAD.test(outer.marks)))
    )
      return i
  }
  return -1
}

// "A ship leaves. Photo: Ada Quill / Agency", "(c) Agency".
const CAPTION =
  /(?:^|[\s(.])(?:photo(?:graph)?(?:\(?s\)?)?|foto(?:\(?s\)?)?|bild(?:er)?|image|images|picture|pictures|credit|ljósmynd|kuva|fot|zdroj|crédit|crédito|fotografía|fotografia|immagine|afbeelding|beeld|resim|fotoğraf)\s*(?:credits?)?\s*(?::|©|by\b)\s*[^.!?]{2,80}[.)]?$|©\s*[^.!?]{2,60}$|^©|\/(?:Getty Images|AFP|Reuters|AP|EPA|dpa|Shutterstock)\)?$/iu

function tidied({ elements }: Outline, lines: readonly PageLine[], { title }: Hints): PageLine[] {
  const times = new Map<string, number>()
  for (const { text } of lines) times.set(text, (times.get(text) ?? 0) + 1)
  const heading = squashed(title ?? '')
  const isItem = ({ element }: PageLine) =>
    elements[element]?.tag === 'LI' || elements[elements[element]?.parent ?? -1]?.tag === 'LI'
  const isKept = (line: PageLine, i: number): boolean => {
    const { text } = line
    if (i < 4 && heading !== '' && squashed(text) === heading) return false
    if (lengthOf(text) < 400 && CAPTION.test(text)) return false
    // "Story continues below", again and again.
    if ((times.get(text) ?? 0) >= 3 && lengthOf(text) < 80 && !isItem(line)) return false
    return true
  }
  const seen = new Set<string>()
  return lines.filter(isKept).filter(({ text }) => {
    if (lengthOf(text) < 60) return true
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
}
