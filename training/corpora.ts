// Which articles the scorer and its confidence learn from: the corpora of a folder, and what is kept out.

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type GoldArticle, goldArticles } from './gold.ts'

export interface TrainingArticles {
  /** Corpora that others annotated. */
  annotated: GoldArticle[][]
  /** Articles of events, labelled by us. */
  events: GoldArticle[]
}

const ANNOTATED = ['polnear.dev', 'gum-news.dev'] as const
const EVENTS = join('events', 'quotes.dev')

/**
 * Reads DIR with its options: `--events FILE` takes the labelled events from FILE instead of DIR/events/quotes.dev.jsonl,
 * `--without FILE` leaves out the articles and events that FILE names, one a line.
 */
export function trainingArticles(args: readonly string[]): TrainingArticles {
  const folder = folderOf(args)
  const left = leftOut(args)
  const file = optionIn(args, '--events')
  const events = file
    ? read(dirname(file), file.slice(dirname(file).length + 1, -'.jsonl'.length))
    : read(folder, EVENTS)
  const isKept = ({ docId }: GoldArticle): boolean => !left.has(docId) && !left.has(eventOf(docId))
  return {
    annotated: ANNOTATED.map((name) => read(folder, name).filter(isKept)),
    events: events.filter(isKept),
  }
}

export function folderOf(args: readonly string[]): string {
  return args.find((arg, at) => !arg.startsWith('--') && !args[at - 1]?.startsWith('--')) ?? '.'
}

/** What the file after `--without` names. */
export function leftOut(args: readonly string[]): ReadonlySet<string> {
  const file = optionIn(args, '--without')
  return new Set(file ? readFileSync(file, 'utf8').split(/\s+/u).filter(Boolean) : [])
}

function optionIn(args: readonly string[], name: string): string | null {
  return args.includes(name) ? (args[args.indexOf(name) + 1] ?? null) : null
}

/** "set/outlet_2014-05-01_ab12" is an article of "set/ab12". */
export function eventOf(docId: string): string {
  const [set = '', rest = ''] = docId.split('/')
  return `${set}/${rest.split('_').at(-1)}`
}

/** As many parts as asked for, articles of one event all in one part. */
export function eventParts(events: readonly GoldArticle[], count: number): GoldArticle[][] {
  const names = [...new Set(events.map(({ docId }) => eventOf(docId)))]
  return Array.from({ length: count }, (_, part) =>
    events.filter(({ docId }) => names.indexOf(eventOf(docId)) % count === part),
  )
}

function read(folder: string, name: string): GoldArticle[] {
  const found = goldArticles(folder, name)
  if (!found) throw new Error(`${folder}/${name}.jsonl is missing; see CONTRIBUTING.md for what it is`)
  return found
}
