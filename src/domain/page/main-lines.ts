import { BODY, type Kind, kindsOf } from './furniture.ts'
import { isProse, lengthOf, type Outline, type PageElement, type PageLine, squashed } from './outline.ts'

/** What helps to tell the article from the rest of its page. */
export interface Hints {
  /** Elements that another reader of pages keeps, by their place in the outline. */
  kept: ReadonlySet<number>
  title: string | null
  /** What the page says its article is about, each in a sentence or two: often its first paragraph. */
  descriptions: readonly string[]
}

/** The lines of the article, in the order of the page. */
export function mainLines(outline: Outline, hints: Hints): PageLine[] {
  const kinds = inherited(outline, kindsOf(outline))
  const { lines } = outline
  const isVoted = lines.map((line) => hints.kept.has(line.element))
  const isOut = lines.map((line) => isFurniture(line, kinds[line.element] ?? null))
  const { from, to } = regionOf(outline, isVoted, isOut)
  const isIn = lines.map((line, i) => {
    if (i < from || i >= to || isOut[i] === true) return false
    return isVoted[i] === true || (isProse(line) && line.linked < line.text.length * 0.3)
  })
  keepBetween(lines, isIn, isOut, from, to)
  const start = isIn.indexOf(true)
  const lead = leadBefore(outline, kinds, hints, start)
  if (lead !== -1) isIn[lead] = true
  return tidied(
    lines.filter((_, i) => isIn[i]),
    hints,
  )
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
    if (element.to <= element.from) continue
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
  if (isAround && !isArticle(dense) && between(prose, dense) < 2 * between(prose, core)) return core
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

// A heading, a short answer, an item of a list: what is left between what is in.
function keepBetween(
  lines: readonly PageLine[],
  isIn: boolean[],
  isOut: readonly boolean[],
  from: number,
  to: number,
): void {
  let last = isIn.indexOf(true)
  if (last === -1) return
  for (let i = last + 1; i < to; i++) {
    if (isIn[i] !== true) continue
    for (let k = Math.max(last + 1, from); k < i; k++) {
      const line = lines[k]
      if (line !== undefined && isOut[k] !== true && i - last <= 12 && line.linked < line.text.length * 0.6)
        isIn[k] = true
    }
    last = i
  }
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

function tidied(lines: readonly PageLine[], { title }: Hints): PageLine[] {
  const times = new Map<string, number>()
  for (const { text } of lines) times.set(text, (times.get(text) ?? 0) + 1)
  const heading = squashed(title ?? '')
  const isKept = (line: PageLine, i: number): boolean => {
    const { text } = line
    if (i < 4 && heading !== '' && squashed(text) === heading) return false
    // "Story continues below", again and again.
    if ((times.get(text) ?? 0) >= 3 && lengthOf(text) < 80) return false
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
