// npm run eval -- DIR [--reserve]: how well extraction does on the corpora found in DIR. English figures are by
// five-fold cross-validation over articles, since the shipped weights have seen these very articles.
// Folding and stories are measured where their labelled sets are in DIR.
// --reserve: learn from four fifths (by a hash of the id) and measure on the fifth that nobody tuned on.

import { quotesOf } from '../../src/cli/reading/quotes.ts'
import { extract } from '../../src/domain/extract/extract.ts'
import { type Weights, weights } from '../../src/domain/extract/scorer/model.ts'
import { type GoldArticle, goldArticles } from '../../training/gold.ts'
import { type Lesson, learn, lessons, seeded } from '../../training/learner.ts'
import { causes } from './causes.ts'
import { printFolding } from './fold.ts'
import { compare, type Figures, figures, type Outcome } from './measure.ts'
import { printPointing } from './pointing.ts'
import { printStories } from './stories.ts'

const ENGLISH = ['polnear.dev', 'gum-news.dev'] as const
const FOLDS = 5

const folder = process.argv[2] ?? '.'
const isReserve = process.argv.includes('--reserve')

function print(line = ''): void {
  process.stdout.write(`${line}\n`)
}

function outcome(article: GoldArticle, language: string, weight: Weights): Outcome {
  const { text } = article
  const reports = extract({ text, publishedAt: null, language, timeZone: 'UTC', sourceName: '' }, weight)
  return compare(
    article,
    reports.flatMap((report) => quotesOf(report, text)),
  )
}

/** Every article judged by weights that have not seen it. */
function crossValidated(corpora: readonly GoldArticle[][]): Outcome[][] {
  const known = new Map<GoldArticle, Lesson[]>()
  for (const article of corpora.flat()) known.set(article, lessons(article))
  const results = corpora.map((corpus) => new Array<Outcome>(corpus.length))
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = corpora.flatMap((corpus) => corpus.filter((_, index) => index % FOLDS !== fold))
    const weight = weightsOf(seen.flatMap((article) => known.get(article) ?? []))
    corpora.forEach((corpus, at) => {
      corpus.forEach((article, index) => {
        if (index % FOLDS === fold) (results[at] ?? [])[index] = outcome(article, 'en', weight)
      })
    })
  }
  return results
}

function weightsOf(all: readonly Lesson[]): Weights {
  const learned = learn(all)
  return (feature) => learned[feature] ?? 0
}

const isReserved = (article: GoldArticle): boolean => {
  let hash = 2166136261
  for (const char of article.docId.split('/').at(-1) ?? '') hash = Math.imul(hash ^ char.charCodeAt(0), 16777619) >>> 0
  return hash % 5 === 0
}

const percent = (share: number): string => (100 * share).toFixed(1).padStart(5)

function row(name: string, own: Figures): string {
  const { all, direct, mixed, indirect, lenient, strict, named, pronouns } = own
  const cells = [
    all.precision,
    all.recall,
    all.f1,
    direct.f1,
    mixed.f1,
    indirect.f1,
    lenient.f1,
    strict.f1,
    named,
    pronouns,
  ]
  return `${name.padEnd(36)} ${cells.map(percent).join('  ')}`
}

const HEADING = `${''.padEnd(36)}     P      R     F1  direct  mixed  indir  +len  +strict named  pron`

/** The middle 95 % of a figure over articles drawn again and again: what a small corpus cannot tell apart. */
function interval(outcomes: readonly Outcome[], figure: (own: Figures) => number): string {
  const random = seeded(11)
  const drawn = Array.from({ length: 500 }, () =>
    figure(figures(outcomes.map((_, __, all) => all[Math.floor(random() * all.length)] as Outcome))),
  ).sort((a, b) => a - b)
  return `${percent(drawn[12] ?? 0)} to ${percent(drawn[487] ?? 0)}`
}

/** How often reports of a confidence are right, words and speaker. */
function reliability(outcomes: readonly Outcome[]): void {
  print('\nconfidence   reports  words right  words and speaker right (lenient)')
  const judged = outcomes.flatMap(({ found, wrong }) => [
    ...found
      .filter(({ speaker }) => speaker !== 'unknown')
      .map(({ quote, lenient }) => ({ confidence: quote.confidence, words: 1, both: Number(lenient) })),
    ...wrong.map(({ quote }) => ({ confidence: quote.confidence, words: 0, both: 0 })),
  ])
  let off = 0
  for (let from = 0; from < 10; from++) {
    const own = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === from)
    if (own.length === 0) continue
    const mean = (of: (one: (typeof own)[number]) => number): number =>
      own.reduce((sum, one) => sum + of(one), 0) / own.length
    off += (Math.abs(mean((one) => one.confidence) - mean((one) => one.both)) * own.length) / judged.length
    const range = `${(from / 10).toFixed(1)} - ${((from + 1) / 10).toFixed(1)}`
    print(
      `${range.padEnd(12)} ${String(own.length).padStart(7)}  ${percent(mean((one) => one.words))}        ${percent(mean((one) => one.both))}`,
    )
  }
  print(`expected calibration error ${percent(off)}; \`npm run train -- confidence\` fits the curve to events`)
}

const found = ENGLISH.map((name) => ({ name, articles: goldArticles(folder, name) }))
for (const { name, articles } of found) if (!articles) print(`${folder}/${name}.jsonl is missing`)
const corpora = found.map(({ articles }) => articles ?? [])

print(HEADING)
if (isReserve) {
  const seen = corpora.flat().filter((article) => !isReserved(article))
  const weight = weightsOf(seen.flatMap(lessons))
  found.forEach(({ name, articles }) => {
    const own = (articles ?? []).filter(isReserved)
    if (own.length > 0)
      print(row(`${name}, reserve (${own.length})`, figures(own.map((article) => outcome(article, 'en', weight)))))
  })
} else {
  const results = crossValidated(corpora)
  found.forEach(({ name }, at) => {
    const own = results[at] ?? []
    if (own.length === 0) return
    print(row(`${name}, cross-validated`, figures(own)))
    print(
      `  95 % of draws: all ${interval(own, ({ all }) => all.f1)}, with strict speaker ${interval(own, ({ strict }) => strict.f1)}`,
    )
  })
  for (const [name, language] of [
    ['gum-other.dev', 'en'],
    ['dewiki-news.dev', 'de'],
  ] as const) {
    const articles = goldArticles(folder, name)
    if (articles) print(row(name, figures(articles.map((article) => outcome(article, language, weights)))))
    else print(`${folder}/${name}.jsonl is missing`)
  }
  const judged = results.flat()
  if (judged.length > 0) {
    reliability(judged)
    print('\nerrors by cause')
    for (const [cause, count] of causes(judged)) print(`${String(count).padStart(6)}  ${cause}`)
  }
  printFolding(folder, print)
  printStories(folder, print)
  printPointing(folder, print)
}
