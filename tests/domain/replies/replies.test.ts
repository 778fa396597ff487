import { expect, test } from 'vitest'
import { SURE_FROM } from '../../../src/domain/replies/confidence.ts'
import { withoutCycles } from '../../../src/domain/replies/cycles.ts'
import { institutionsOf } from '../../../src/domain/replies/institutions.ts'
import { type Answerable, repliesOf, saidBefore } from '../../../src/domain/replies/replies.ts'
import type { SpeechAct } from '../../../src/domain/statement/speech-act.ts'

const earlier: Answerable = {
  statementId: 'roe-on-hulls',
  names: ['Ann Roe', 'Roe', 'NATO envoy'],
  texts: ['We counted forty grey hulls off the northern harbour.'],
  at: new Date('2025-05-12T10:00:00Z'),
}

/** "Before [the words] after", by Tom Lee two days later; kind, confidence and the words that say so. */
function linked(
  line: string,
  more: { by?: string[]; at?: string | null; to?: Answerable[]; act?: SpeechAct } = {},
): string[] {
  const [before = '', text = '', after = ''] = line.split(/[[\]]/)
  const context = { before: before.trim(), after: after.trim() }
  const at = more.at === null ? null : new Date(more.at ?? '2025-05-14T10:00:00Z')
  return repliesOf(
    {
      reportId: '1',
      text,
      context,
      act: more.act ?? null,
      speakerNames: more.by ?? ['Tom Lee', 'Lee'],
      at,
      until: saidBefore(null, at),
    },
    more.to ?? [earlier],
  ).map(({ statementId, kind, confidence, evidence }) => {
    expect(confidence).toBeGreaterThanOrEqual(0.2)
    expect(confidence).toBeLessThan(1)
    for (const { place, span, words } of evidence) {
      const whole = { TEXT: text, BEFORE: context.before, AFTER: context.after, ELSEWHERE: '' }[place]
      expect(whole.slice(span?.start, span?.end)).toBe(words)
    }
    return `${kind} ${statementId}: ${evidence.map(({ words }) => words).join(', ')}`
  })
}

test.each([
  [
    "Responding to Roe's remarks, Lee said: [Our hulls sail in our own waters.]",
    ['ANSWERS roe-on-hulls: Responding to, Roe'],
  ],
  [
    "[Our hulls threaten nobody,] Lee said when asked about the NATO envoy's words.",
    ['ANSWERS roe-on-hulls: when asked about, NATO envoy'],
  ],
  [
    'Lee rejected what Roe had said about ships. [Nobody counts the hulls in a harbour.]',
    ['DENIES roe-on-hulls: rejected, Roe'],
  ],
  ['Lee hit back at Roe. [Those who count hulls should stay at home.]', ['CRITICISES roe-on-hulls: hit back at, Roe']],
  ['Lee criticised Roe for counting ships. [It is an insult.]', ['CRITICISES roe-on-hulls: criticised, Roe']],
  ["Roe's claim was denied by Lee. [There are no grey hulls.]", ['DENIES roe-on-hulls: was denied, Roe']],
  ['In response, Lee said: [The hulls in the harbour are fishing boats.]', ['ANSWERS roe-on-hulls: In response']],
  // These answer nothing.
  ['In response to the storm, Lee said: [The harbour is closed.]', []],
  ["Lee declined to respond to Roe's remarks. [I have a harbour to run.]", []],
  ['In response, Lee said: [Trams are late again.]', []],
  ['Lee criticised the weather. [The harbour froze.]', []],
  ['Lee and Roe met. [The weather was fine.]', []],
  ['Lee refused to answer Roe. [The weather was fine.]', []],
])('%j: %j', (line, expected) => {
  expect(linked(line)).toEqual(expected)
})

test.each([
  ['Secretary General of NATO', ['NATO']],
  ['secretary-general of the Harbour Council', ['Harbour Council']],
  ['the NATO envoy', ['NATO']],
  ['NATO’s special envoy for the north', ['NATO']],
  ['president of the European Commission', ['European Commission']],
  ['prime minister of Norland', []],
  ['president of Norland', []],
  ['a spokesperson for the ministry', []],
])('%s speaks for %j', (office, bodies) => {
  expect(institutionsOf([office])).toEqual(bodies)
})

test('a speaker takes back an earlier statement of their own, however late, and nobody else can', () => {
  const line = 'Roe walked back her count. [There were thirty hulls in the harbour, not forty.]'
  expect(linked(line, { by: ['Ann Roe'], at: '2025-07-01T00:00:00Z' })).toEqual([
    'WALKS_BACK roe-on-hulls: walked back',
  ])
  expect(linked(line, { by: ['Tom Lee'] })).toEqual([])
  expect(linked('Roe apologised for her remarks. [I am sorry about the trams.]', { by: ['Ann Roe'] })).toEqual([])
})

test('what was said later, or long before, is not answered', () => {
  const line = "Responding to Roe's remarks, Lee said: [Our hulls sail in our own waters.]"
  expect(linked(line, { at: '2025-05-01T00:00:00Z' })).toEqual([])
  expect(linked(line, { at: '2025-06-12T00:00:00Z' })).toEqual([])
})

test('nobody answers what was said, or first published, only later', () => {
  const line = "Responding to Roe's remarks, Lee said: [Our hulls sail in our own waters.]"
  expect(linked(line, { at: '2025-05-12T10:00:00Z' })).toHaveLength(1)
  expect(linked(line, { at: '2025-05-12T09:59:00Z' })).toEqual([])
  expect(linked(line, { at: '2025-05-11T20:00:00Z' })).toEqual([])
  // Dated to the day.
  expect(linked(line, { at: '2025-05-12T00:00:00Z' })).toHaveLength(1)
  expect(linked(line, { at: '2025-05-11T00:00:00Z' })).toEqual([])
})

test('an answer was given before its day was over, and before it was published', () => {
  const published = new Date('2025-05-14T10:00:00Z')
  const day = { latest: new Date('2025-05-14T00:00:00Z') }
  expect(saidBefore(day, published)).toEqual(day.latest)
  expect(saidBefore({ latest: new Date('2025-05-15T00:00:00Z') }, published)).toEqual(
    new Date('2025-05-14T10:00:00.001Z'),
  )
  expect(saidBefore(day, null)).toEqual(day.latest)
  expect(saidBefore(null, null)).toBeNull()
})

test('of several statements of one speech, the one that shares its words is answered, and no other', () => {
  const trams: Answerable = { ...earlier, statementId: 'roe-on-trams', texts: ['The trams run on time.'] }
  const line = "Responding to Roe's remarks, Lee said: [The trams have never run on time.]"
  expect(linked(line, { to: [earlier, trams] })).toEqual(['ANSWERS roe-on-trams: Responding to, Roe'])
})

test('somebody else of another name is not meant, and a name within a word is nobody', () => {
  const line = "Responding to Roebuck's remarks, Lee said: [Our hulls sail in our own waters.]"
  expect(linked(line)).toEqual([])
})

test('who answers somebody with a denial of what that one spoke of denies it', () => {
  const line = "Responding to Roe's remarks, Lee denied [that any grey hulls were near Taiwan.]"
  expect(linked(line, { act: 'DENIES' })).toEqual(['DENIES roe-on-hulls: Responding to, Roe'])
  expect(linked(line, { act: 'ASSERTS' })).toEqual(['ANSWERS roe-on-hulls: Responding to, Roe'])
  const another = "Responding to Roe's remarks, Lee denied [that the trams of Varnby were late.]"
  expect(linked(another, { act: 'DENIES' })).not.toContain('DENIES roe-on-hulls: Responding to, Roe')
})

test('what the sentence before tells of another does not make a sure link', () => {
  const links = (line: string) => {
    const [before = '', text = ''] = line.split(/[[\]]/)
    const context = { before, after: '' }
    const answering = {
      reportId: '1',
      text,
      context,
      act: null,
      speakerNames: ['Lee'],
      at: new Date('2025-05-14'),
      until: null,
    }
    return repliesOf(answering, [earlier])
  }
  const [own] = links("Lee rejected Roe's claim. [Those grey hulls are fishing boats.]")
  const [another] = links("Holt rejected Roe's claim. Lee said: [Those grey hulls are fishing boats.]")
  expect(own?.confidence).toBeGreaterThanOrEqual(SURE_FROM)
  expect(another?.confidence).toBeLessThan(SURE_FROM)
})

test('to criticise somebody for what they did is a weaker link than to criticise their words', () => {
  const confidence = (before: string) => {
    const answering = {
      reportId: '1',
      text: 'Counting hulls in a harbour is an insult.',
      context: { before, after: '' },
      act: null,
      until: null,
    }
    return repliesOf({ ...answering, speakerNames: ['Lee'], at: new Date('2025-05-14') }, [earlier])[0]?.confidence ?? 0
  }
  expect(confidence("Lee criticised Roe's remarks. ")).toBeGreaterThan(confidence('Lee criticised Roe for coming. '))
})

test.each([
  ['Lee rejected what Roe had said about hulls. [Nobody counts the hulls in that harbour.]', 1],
  ['Lee rejected what Roe had said. [Nobody saw any hulls.]', 0],
  ['Lee criticised Roe. [Nobody counts the hulls in that harbour.]', 0],
  ['In response, Lee said: [Nobody counts the hulls in that harbour.]', 0],
])('where no day tells which came first, who is named must be answered on what was said: %j', (line, expected) => {
  expect(linked(line, { at: null })).toHaveLength(expected)
  expect(linked(line, { to: [{ ...earlier, at: null }] })).toHaveLength(expected)
})

const answer = (from: string, to: string, confidence = 0.5) => ({ from, to, confidence })

test('what is answered does not answer its answer, however many lie between: the surest are right', () => {
  const circle = [answer('a', 'b', 0.4), answer('b', 'c'), answer('c', 'a')]
  expect(withoutCycles(circle, [])).toEqual(circle.slice(1))
  expect(withoutCycles([answer('a', 'b', 0.6), answer('b', 'a', 0.7)], [])).toEqual([answer('b', 'a', 0.7)])
  expect(withoutCycles([answer('a', 'b', 0.9)], [{ from: 'b', to: 'a' }])).toEqual([])
  expect(withoutCycles([answer('a', 'a')], [])).toEqual([])
  expect(withoutCycles([answer('a', 'b'), answer('a', 'c'), answer('c', 'b')], [])).toHaveLength(3)
})
