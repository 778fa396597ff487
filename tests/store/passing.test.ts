import { afterAll, beforeAll, expect, test } from 'vitest'
import { passes, readDocument } from '../../src/domain/filter/evaluate.ts'
import type { Condition } from '../../src/domain/filter/filter.ts'
import { type Entry, isChange, mayAlert } from '../../src/domain/journal/entry.ts'
import type { StatementVersion } from '../../src/domain/journal/version.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { type PreparedFilter, prepareFilter } from '../../src/store/search/linguistics.ts'
import { findPassing, whichPass } from '../../src/store/watches/passing.ts'
import { type Desk, openDesk } from '../world/desk.ts'
import { openRandomHistory } from '../world/random-history.ts'

const STEPS = 120
const SEED = 7

let desk: Desk
let entries: Entry[] = []

beforeAll(async () => {
  desk = await openDesk()
  const history = openRandomHistory(desk, SEED)
  for (let step = 0; step < STEPS; step += 1) await history.happen()
  const journal = openJournal(desk.database.prisma)
  entries = (await journal.read(0, 100_000)).filter((recorded): recorded is Entry => !isChange(recorded))
}, 300_000)
afterAll(() => desk.close())

const text = (of: string, field: 'text' | 'context' = 'text'): Condition => ({ kind: 'words', field, text: of })
const any = (...of: Condition[]): Condition => ({ kind: 'any', of })
const all = (...of: Condition[]): Condition => ({ kind: 'all', of })

const CONDITIONS: [string, Condition][] = [
  ['everything', all()],
  ['a word', text('lighthouse')],
  ['a list of words', any(...['ferry', 'dredger', 'capstan', 'regatta', 'customs'].map((word) => text(word)))],
  [
    'a list of words, and more',
    all({ kind: 'roots', atLeast: 1 }, any(text('ferry'), text('pilot'), text('dredgers'))),
  ],
  ['a list with a phrase', any(text('"ferry stays"'), text('pilots'), text('closing'), text('needs paint'))],
  ['a list with what must not be there', any(text('ferry -money'), text('dredger'), text('-winter'), text('pilot'))],
  ['words of both fields', any(text('ferry'), text('gulls', 'context'), text('anchors', 'context'), text('pilot'))],
  ['words around', any(...['foghorn', 'gull', 'anchors', 'lanterns'].map((word) => text(word, 'context')))],
  ['two lists', all(any(text('closes'), text('opens'), text('stays')), any(text('ferry'), text('pilot')))],
  ['no list', { kind: 'not', of: any(text('ferry'), text('dredger'), text('capstan'), text('regatta')) }],
  ['a stop word', any(text('the'), text('ferry'), text('pilot'), text('dredger'))],
]

/** Asked of each entry by itself, in memory. */
function plainly({ condition, queries }: PreparedFilter, isEitherSide: boolean): number[] {
  const passed = (version: StatementVersion | null) =>
    version !== null && passes(condition, readDocument(version.document), queries)
  return entries
    .filter((entry) => mayAlert(entry) && (passed(entry.after) || (isEitherSide && passed(entry.before))))
    .map(({ position }) => position)
}

test('entries that pass are found as if each had been asked, whatever the filter and the stretch', async () => {
  const { prisma } = desk.database
  const highest = entries.at(-1)?.position ?? 0
  const found = new Map<string, number>()
  for (const [name, condition] of CONDITIONS) {
    const filter = await prepareFilter(prisma, condition)
    for (const isEitherSide of [false, true]) {
      const expected = plainly(filter, isEitherSide)
      found.set(name, expected.length)
      for (const stretch of [
        { lowest: 1, highest },
        { lowest: Math.floor(highest / 3), highest: Math.floor((2 * highest) / 3) },
      ]) {
        const own = expected.filter((position) => position >= stretch.lowest && position <= stretch.highest)
        const request = { filter, isEitherSide }
        expect(await findPassing(prisma, request, stretch, 10_000), name).toEqual(own)
        expect(await findPassing(prisma, request, stretch, 3), name).toEqual(own.slice(0, 3))
        const places = Array.from({ length: stretch.highest - stretch.lowest + 1 }, (_, at) => stretch.lowest + at)
        expect(await whichPass(prisma, request, places), name).toEqual(own)
      }
    }
  }
  for (const [name, count] of found) expect(count, name).toBeGreaterThan(0)
})
