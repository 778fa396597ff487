import { readFileSync } from 'node:fs'
import type { Submission } from '../../../src/ingest/article/submission.ts'
import { seeded } from '../../world/seeded.ts'

// Invented articles as outlets print them: of the same events, so that about a third of what they quote is on file.

const FIRST =
  'Ada Tom Ines Nora Emil Sela Ole Mara Jan Ida Per Lena Hugo Vera Nils Tove Arne Rosa Karl Edda Finn Greta Ivan Judit Knut Lotte Mats Nina Otto Petra'.split(
    ' ',
  )
/** Of two halves each, so that few share one. */
const SURNAMES = [
  'Ash Bar Cas Dun Fen Gar Hal Ker Lar Mor Nor Oster Quil Rav Stor Tarn Var Wick Thorn Kes Lind Brand Hol Elm'.split(
    ' ',
  ),
  'down row taway ster wick mark strand rel sen vig dal berg lund quist land gate field holm ford by ridge well brook moor'.split(
    ' ',
  ),
] as const
const OFFICES = [
  'Harbour Minister',
  'Mayor',
  'union leader',
  'Transport Secretary',
  'opposition spokesman',
  'chief engineer',
  'Finance Minister',
  'committee chair',
]
const PLACES = 'Varnby Osterholm Kilbrook Tarnmouth Lowhaven Dunmere'.split(' ')
const NOUNS =
  'harbour lock ferry bridge quay dredger lighthouse pilot tide warehouse crane jetty canal barge buoy railway budget tunnel school hospital market tax pension factory airport forest farm museum court prison reservoir turbine cable pipeline stadium archive vaccine border treaty satellite bakery orchard'.split(
    ' ',
  )
const VERBS =
  'open close repair widen sell rent measure flood paint guard empty insure lower deepen survey finance abolish postpone approve reject inspect modernise privatise subsidise demolish rebuild relocate tax audit'.split(
    ' ',
  )
const WHO =
  'fishermen inspectors sailors divers traders engineers children visitors rowers customs owners nurses teachers farmers judges drivers students miners tenants voters pensioners pilots auditors bakers'.split(
    ' ',
  )
const WHEN =
  'winter spring summer autumn holiday festival regatta storm election strike drought harvest census summit trial inquiry referendum merger'.split(
    ' ',
  )
const DAYS = 'Monday Tuesday Wednesday Thursday Friday'.split(' ')

const QUOTED = [
  '“We %a,” %o %n said on %d. “%B.”',
  '%o %n told reporters in %p that %b.',
  '“%B,” said %n, the %o, “and we %a.”',
  'According to %n, %b.',
  '%n argued that %b, and described the plan as “%s.”',
  'In a statement on %d, the %o, %n, said %b.',
  '“%B,” %l said.',
  '%l added that the %1 would %2 before the %3.',
]
const PLAIN = [
  'The barge left the quay at noon, and the crew of nine went home by bus because of the rain.',
  'The council met twice in April, and neither meeting ended with a vote on the %1 or the %4.',
  'Some %5 had waited since early morning behind the %1, where the road to %p begins.',
  'It was the third delay in two years, after a %4 that cost the city eleven million crowns.',
]

const OUTLETS = 40
/** Of the words of an event, which other outlets print too. */
const EVENTS_EVERY = 3
const START = Date.UTC(2025, 2, 3, 6)

/** Article `number` of the run with this seed: always the same one. About 4.5 kB, with some fifteen quotations. */
export function inventedArticle(number: number, seed = 1): Submission {
  const outlet = (number * 7 + seed) % OUTLETS
  const event = Math.floor(number / EVENTS_EVERY)
  const own = seeded(seed * 1_000_003 + number)
  const shared = seeded(seed * 2_000_003 + event)
  const cast = peopleOf(shared)
  const publishedAt = new Date(START + event * 3_600_000 + (number % EVENTS_EVERY) * 1_500_000)
  const lines: string[] = []
  for (let length = 0; length < 4_300; length += lines.at(-1)?.length ?? 1) {
    // Half of what an event brings is in each of its articles, word for word or nearly.
    const random = lines.length % 2 === 0 ? shared : own
    const person = cast[Math.floor(random() * cast.length)] ?? cast[0]
    if (person === undefined) break
    const template = one(random() < 0.3 ? QUOTED : PLAIN, random)
    lines.push(filled(template, person, random))
  }
  return {
    source: { name: `The Outlet ${outlet}`, homepage: `https://outlet${outlet}.example` },
    url: `https://outlet${outlet}.example/${seed}/${number}`,
    title: `${one(PLACES, shared)} weighs its ${one(NOUNS, shared)} after the ${one(WHEN, shared)}`,
    publishedAt,
    language: 'en',
    text: paragraphs(lines, own),
  }
}

/** An article with so many quotations of so many people, and as long whatever that is. */
export function quotingArticle(quotations: number, number: number): Submission {
  const random = seeded(9_000_011 + number)
  const cast = peopleOf(seeded(8_000_009 + number))
  const lines = Array.from({ length: 45 }, (_, at) => {
    const person = cast[at % cast.length]
    if (person === undefined) throw new Error('nobody speaks')
    const quoted = filled('“%B,” %n, the %o, said on %d.', person, random)
    const plain = filled(one(PLAIN, random), person, random)
    return at < quotations ? quoted : plain
  })
  return {
    source: { name: `The Outlet ${number % OUTLETS}`, homepage: `https://outlet${number % OUTLETS}.example` },
    url: `https://outlet${number % OUTLETS}.example/quoting/${quotations}/${number}`,
    publishedAt: new Date(START + number * 600_000),
    language: 'en',
    text: lines.join('\n\n'),
  }
}

/** Articles of a file such as `onrecord ingest` takes: JSON lines. */
export function articlesIn(file: string): Submission[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.map((line, index) => {
    const told = JSON.parse(line) as Submission & { source?: Submission['source'] | string }
    const source = typeof told.source === 'string' ? { name: told.source } : (told.source ?? { name: 'Local files' })
    const publishedAt = told.publishedAt ? new Date(told.publishedAt) : null
    return { ...told, source, url: told.url ?? `https://file.example/${index}`, publishedAt }
  })
}

interface Person {
  name: string
  last: string
  office: string
}

function peopleOf(random: () => number): Person[] {
  return Array.from({ length: 5 }, () => {
    const last = SURNAMES.map((halves) => one(halves, random)).join('')
    return { name: `${one(FIRST, random)} ${last}`, last, office: one(OFFICES, random) }
  })
}

function one<Item>(from: readonly Item[], random: () => number): Item {
  const item = from[Math.floor(random() * from.length)]
  if (item === undefined) throw new Error('nothing to choose from')
  return item
}

function filled(template: string, { name, last, office }: Person, random: () => number) {
  const noun = () => one(NOUNS, random)
  const clause = () =>
    `the ${noun()} near the ${noun()} must ${one(VERBS, random)} before the ${one(WHEN, random)} and the ${one(WHO, random)} will ${one(VERBS, random)} it`
  const values: Record<string, () => string> = {
    a: () => `will ${one(VERBS, random)} the ${noun()} for the ${one(WHO, random)}`,
    b: clause,
    B: () => clause().replace('the', 'The'),
    s: () => `a ${one(WHEN, random)} for the ${one(WHO, random)}`,
    n: () => name,
    l: () => last,
    o: () => office,
    p: () => one(PLACES, random),
    d: () => one(DAYS, random),
    1: noun,
    2: () => one(VERBS, random),
    3: () => one(WHEN, random),
    4: noun,
    5: () => one(WHO, random),
  }
  return template.replace(/%([abBsnlopd1-5])/g, (_, key: string) => values[key]?.() ?? '')
}

function paragraphs(lines: readonly string[], random: () => number): string {
  return lines.map((line, at) => (at === 0 ? line : `${random() < 0.6 ? '\n\n' : ' '}${line}`)).join('')
}
