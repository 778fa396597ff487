import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readWatchesFile } from '../../../src/cli/watches/watches-file.ts'

const FILE = `# What the desk follows.
watches:
  The harbour master:
    filter:
      offices: [harbour-master]
      not: { sources: [anchor-wire] }
    tells: [UTTERANCE, SILENCE]
    silenceDays: 14
    burstMinutes: 30
    sharedWith: { role: READER, principals: [ana] }
  Denials:
    filter: { acts: [DENIES] }
`

function problemsOf(text: string): string[] {
  try {
    readWatchesFile(text, 'watches.yaml')
    return []
  } catch (error) {
    return (error as Error).message.split('\n')
  }
}

test('names are keys, filters are as in GraphQL, and what is left out is what the API takes', () => {
  const { watches } = readWatchesFile(FILE, 'watches.yaml')
  expect(watches).toEqual([
    {
      name: 'The harbour master',
      filter: { offices: ['harbour-master'], not: { sources: ['anchor-wire'] } },
      tells: ['UTTERANCE', 'SILENCE'],
      silenceDays: 14,
      burstMinutes: 30,
      isPaused: false,
      sharedWith: { role: 'READER', principals: ['ana'] },
      formerly: null,
      insist: false,
    },
    {
      name: 'Denials',
      filter: { acts: ['DENIES'] },
      tells: ['UTTERANCE'],
      silenceDays: null,
      burstMinutes: 0,
      isPaused: false,
      sharedWith: { role: null, principals: [] },
      formerly: null,
      insist: false,
    },
  ])
})

test('a place is that of the key or the item, and of what is not there that of what it would be in', () => {
  const { placeOf } = readWatchesFile(FILE, 'watches.yaml')
  expect(placeOf(['watches', 'The harbour master'])).toBe('watches.yaml:3:3')
  expect(placeOf(['watches', 'The harbour master', 'filter', 'not', 'sources', 0])).toBe('watches.yaml:6:24')
  expect(placeOf(['watches', 'The harbour master', 'filter', 'any', 1])).toBe('watches.yaml:4:5')
  expect(placeOf(['watches', 'Denials', 'silenceDays'])).toBe('watches.yaml:11:3')
})

test.each([
  ['YAML that is none', 'watches:\n  A: { filter: {}\n', /^watches\.yaml:3:1: /],
  ['a name twice', 'watches:\n  A: { filter: {} }\n  A: { filter: {} }\n', /^watches\.yaml:3:3: .*unique/],
  [
    'a key that is not known',
    'watches:\n  A:\n    filter: {}\n    tell: [REPLY]\n',
    /^watches\.yaml:4:5: "tell" is not known here$/,
  ],
  [
    'a kind that there is not',
    'watches:\n  A:\n    filter: {}\n    tells: [REPLY, NOISE]\n',
    /^watches\.yaml:4:20: .*"UTTERANCE"/,
  ],
  ['no filter', 'watches:\n  A:\n    tells: [REPLY]\n', /^watches\.yaml:2:3: "filter": /],
  [
    'a number that is a word',
    'watches:\n  A:\n    filter: {}\n    burstMinutes: ten\n',
    /^watches\.yaml:4:5: "burstMinutes": /,
  ],
  ['a list of watches', 'watches:\n  - A\n', /^watches\.yaml:1:1: "watches": /],
  ['an empty file', '', /^watches\.yaml:1:1: "watches": /],
])('%s is told with line and column', (_what, text, problem) => {
  expect(problemsOf(text)).toEqual([expect.stringMatching(problem)])
})

test('all that is wrong is told at once', () => {
  expect(problemsOf('watches:\n  A: { filter: 1 }\n  B: { filter: {}, x: 1, y: 2 }\n')).toHaveLength(3)
})

test('a file of aliases that would grow without end is refused', () => {
  const grown = Array.from({ length: 9 }, (_, place) => `  - &a${place + 1} [${`*a${place}, `.repeat(9)}1]`).join('\n')
  expect(problemsOf(`watches:\nbomb:\n  - &a0 [1]\n${grown}\n`)).toEqual([expect.stringContaining('alias')])
})

test('the file that docs/watches.md shows is one', async () => {
  const page = await readFile('docs/watches.md', 'utf8')
  const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
  const { watches, placeOf } = readWatchesFile(yaml, 'watches.yaml')
  expect(watches.map(({ name }) => name)).toEqual(['The alliance', 'Answers to Stoltenberg'])
  const [, place = ''] = /^(watches\.yaml:\d+:\d+): The filter's "offices"/m.exec(page) ?? []
  expect(placeOf(['watches', 'The alliance', 'filter', 'offices', 0])).toBe(place)
})
