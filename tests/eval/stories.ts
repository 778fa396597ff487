// How well articles of one event are found: pairs of articles, by events of which the articles are known. Measured as if
// all events were of one week, too: real ones lie years apart, and what keeps them apart must not be that alone.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { groupArticles, type StoryLink } from '../../src/domain/story/grouping.ts'
import { type Portrait, portray, tellOneStory } from '../../src/domain/story/portrait.ts'

interface Event {
  event: string
  docs: { docId: string; publisher: string; date: string; title: string | null; text: string }[]
}

interface Told {
  id: string
  event: string
  portrait: Portrait
}

/** Every fifth event is kept aside: it was not looked at when thresholds were chosen. */
const isAside = (index: number) => index % 5 === 3

export function printStories(folder: string, print: (line?: string) => void): void {
  const file = join(folder, 'events', 'events.dev.jsonl')
  if (!existsSync(file)) return
  const events = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Event)
  print('\nStories: pairs of articles of one event          precision  recall')
  for (const [name, wanted] of [
    ['tuned on', false],
    ['kept aside', true],
  ] as const) {
    const told = events.filter((_, index) => isAside(index) === wanted).flatMap(toldBy)
    row(print, `${name}, by their days`, told)
    row(print, `${name}, as if all were of one day`, told.map(onOneDay))
  }
}

function toldBy({ event, docs }: Event): Told[] {
  return docs.map(({ docId, publisher, date, title, text }) => {
    const portrait = { ...portray(title, text, 'en'), at: new Date(`${date}T12:00:00Z`), sourceId: publisher }
    return { id: docId, event, portrait }
  })
}

function onOneDay(told: Told): Told {
  return { ...told, portrait: { ...told.portrait, at: new Date(0) } }
}

function row(print: (line: string) => void, name: string, told: readonly Told[]): void {
  const pairs = told.flatMap((one, index) => told.slice(0, index).map((other) => [one, other] as const))
  const links = pairs
    .filter(([one, other]) => tellOneStory(one.portrait, other.portrait) !== null)
    .map(([one, other]): StoryLink => [one.id, other.id])
  const members = told.map(({ id, portrait }) => ({ articleId: id, at: portrait.at, storyId: null }))
  const storyOf = new Map<string, number>()
  for (const [number, { articleIds }] of groupArticles(members, links).groups.entries())
    for (const id of articleIds) storyOf.set(id, number)
  const isOne = (one: Told, other: Told) => storyOf.has(one.id) && storyOf.get(one.id) === storyOf.get(other.id)
  const found = pairs.filter(([one, other]) => isOne(one, other))
  const right = found.filter(([one, other]) => one.event === other.event).length
  const all = pairs.filter(([one, other]) => one.event === other.event).length
  const share = (part: number, whole: number) => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`)
  print(`${name.padEnd(48)} ${share(right, found.length).padStart(9)} ${share(right, all).padStart(7)}  (${all} pairs)`)
}
