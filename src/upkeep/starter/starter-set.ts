import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'

// The starter set is data: actors.json, offices.json and topics.json beside this file. Capitals stand for governments
// there, and so do adjectives. "US" is not an alias: names are compared in lower case, where it is the pronoun. A surname
// is one only where hardly anyone else in the news bears it.
//
// In topics.json, `text` and `context` of a rule are lists of words and phrases, of which any will do; "@china" stands
// for the list of that name under `words`. Searches are stemmed, so that "expand" also finds "expanding", and a phrase
// without its hyphen also finds it with one, though not the other way round. "up" is too common to count: "build up"
// would find any building.

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const name = z.string().trim().min(1)
const names = z.array(name)
const day = z.iso.date()

const actorsFile = z.array(
  z.strictObject({
    slug,
    name,
    kind: z.enum(['PERSON', 'INSTITUTION', 'GOVERNMENT']),
    aliases: names,
    /** Ids in Wikidata. */
    sameAs: z.array(z.string().regex(/^Q[1-9]\d*$/)).optional(),
  }),
)

const officesFile = z.array(
  z.strictObject({
    slug,
    name,
    aliases: names,
    /** Half-open [from, until), calendar days; no `until` where it is still held or unknown. */
    tenures: z.array(z.strictObject({ actor: slug, from: day, until: day.optional() })),
  }),
)

const rule = z.strictObject({
  text: names.min(1).optional(),
  context: names.min(1).optional(),
  actors: z.array(slug).min(1).optional(),
  offices: z.array(slug).min(1).optional(),
  get all() {
    return z.array(rule).min(1).optional()
  },
  get any() {
    return z.array(rule).min(1).optional()
  },
  get not() {
    return rule.optional()
  },
})

const topicsFile = z.strictObject({
  /** Lists of words and phrases that rules name. */
  words: z.record(slug, names.min(1)),
  topics: z.array(
    z.strictObject({
      slug,
      name,
      description: name,
      /** Slugs of topics further up in the list. */
      broader: z.array(slug),
      rule,
    }),
  ),
})

interface StarterTopic {
  slug: string
  name: string
  description: string
  broader: string[]
  rule: StatementFilter
}

/** Actors, offices and topics that an empty database begins with. */
export interface StarterSet {
  actors: z.infer<typeof actorsFile>
  offices: z.infer<typeof officesFile>
  topics: StarterTopic[]
}

/** @throws ZodError or Error where a file has not the form it must have, or names what is not in the set. */
export function readStarterSet(folder = import.meta.dirname): StarterSet {
  const read = <File extends z.ZodType>(file: string, form: File): z.infer<File> =>
    form.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  const actors = read('actors.json', actorsFile)
  const offices = read('offices.json', officesFile)
  const { words, topics } = read('topics.json', topicsFile)
  const set = { actors, offices, topics: topics.map((topic) => ({ ...topic, rule: filterOf(topic.rule, words) })) }
  checkReferences(set)
  return set
}

function filterOf(given: z.infer<typeof rule>, lists: Record<string, string[]>): StatementFilter {
  const { text, context, actors, offices, all, any, not } = given
  return {
    ...(text === undefined ? {} : { text: anyOf(text, lists) }),
    ...(context === undefined ? {} : { context: anyOf(context, lists) }),
    ...(actors === undefined ? {} : { actors }),
    ...(offices === undefined ? {} : { offices }),
    ...(all === undefined ? {} : { all: all.map((part) => filterOf(part, lists)) }),
    ...(any === undefined ? {} : { any: any.map((part) => filterOf(part, lists)) }),
    ...(not === undefined ? {} : { not: filterOf(not, lists) }),
  }
}

/** Any of these, as one types it into a search box: several words are a phrase. */
function anyOf(items: readonly string[], lists: Record<string, string[]>): string {
  const words = items.flatMap((item) => {
    if (!item.startsWith('@')) return [item]
    const list = lists[item.slice(1)]
    if (list === undefined) throw new Error(`the starter topics have no list of words "${item}"`)
    return list
  })
  return words.map((item) => (/^\p{L}+$/u.test(item) ? item : `"${item}"`)).join(' OR ')
}

function checkReferences({ actors, offices, topics }: StarterSet): void {
  const actorSlugs = new Set(actors.map((actor) => actor.slug))
  for (const { slug, tenures } of offices)
    for (const { actor } of tenures)
      if (!actorSlugs.has(actor)) throw new Error(`the starter office ${slug} names no actor of the set: ${actor}`)
  const before = new Set<string>()
  for (const { slug, broader } of topics) {
    const missing = broader.find((wider) => !before.has(wider))
    if (missing !== undefined) throw new Error(`the starter topic ${slug} is not below its broader one: ${missing}`)
    before.add(slug)
  }
  for (const [what, all] of Object.entries({ actors, offices, topics }))
    if (new Set(all.map((each) => each.slug)).size < all.length) throw new Error(`two starter ${what} have one slug`)
}
