import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountsIn } from '../../src/domain/compare/amounts.ts'
import { operationsOf, wordDiff } from '../../src/domain/compare/diff.ts'
import { differencesOf } from '../../src/domain/compare/differences.ts'
import { agencyOf } from '../../src/domain/compose/agency.ts'
import { dateClues } from '../../src/domain/compose/date-clues.ts'
import { addresseesIn } from '../../src/domain/discrepancies/addressees.ts'
import { discrepancies } from '../../src/domain/discrepancies/discrepancies.ts'
import type { ComparedReport } from '../../src/domain/discrepancies/discrepancy.ts'
import { containments, placesIn } from '../../src/domain/discrepancies/places.ts'
import type { Span } from '../../src/domain/language/span.ts'
import { repliesOf } from '../../src/domain/replies/replies.ts'
import { signsIn } from '../../src/domain/replies/signs.ts'
import { tenureClaims } from '../../src/domain/tenures/claims.ts'

const piece = fc.oneof(
  fc.constantFrom(
    ...'Roe told reporters in Bergen, Norway|on Tuesday|April 8|urged the ports to|responding to|denied|took office in March 2024|not|will|may|three ships|32|%|"|”|. |, |\n|OSLO (Reuters) - '.split(
      '|',
    ),
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '))

function expectWithin(whole: string, spans: readonly Span[]): void {
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(whole.length)
  }
}

test('whatever an article says, what is found lies within it', () => {
  fc.assert(
    fc.property(text, (whole) => {
      expectWithin(whole, [
        ...amountsIn(whole).map(({ span }) => span),
        ...placesIn(whole).map(({ span }) => span),
        ...addresseesIn(whole).map(({ span }) => span),
        ...dateClues(whole).map(({ span }) => span),
        ...signsIn(whole).map(({ span }) => span),
        ...tenureClaims(whole, [{ name: 'Ann Roe', alsoCalled: ['the envoy'] }], new Date('2025-01-01')).map(
          ({ span }) => span,
        ),
        ...[agencyOf(whole)].flatMap((agency) => (agency ? [agency.span] : [])),
      ])
      containments(whole)
    }),
    { numRuns: 300 },
  )
})

test('whatever two reports say, their differences lie within their texts', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = wordDiff(before, after)
      for (const one of [...operationsOf(diff), ...differencesOf(diff, 'en')]) {
        if (one.before) expectWithin(before, [one.before])
        if (one.after) expectWithin(after, [one.after])
        expect(one.before ?? one.after).not.toBeNull()
      }
    }),
    { numRuns: 300 },
  )
})

const report = fc
  .record({ text, before: text, after: text })
  .map(({ text: words, ...context }): Omit<ComparedReport, 'id'> => {
    return {
      form: 'DIRECT',
      text: words,
      context,
      chain: [],
      language: 'en',
      speaker: null,
      saidAt: null,
      publishedAt: null,
      timeZone: 'UTC',
    }
  })

test('a report never disagrees with a copy of itself, and the order of reports changes no discrepancy', () => {
  const bounds = { notBefore: null, notAfter: new Date('2025-06-01') }
  fc.assert(
    fc.property(fc.array(report, { minLength: 1, maxLength: 4 }), (drawn) => {
      const reports = drawn.map((one, index) => ({ ...one, id: `${index}` }))
      const found = discrepancies(reports, bounds)
      expect(discrepancies(reports.toReversed(), bounds)).toEqual(found)
      for (const { sides } of found) expect(sides[0].reportId).not.toBe(sides[1].reportId)
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(report, (one) => {
      const copies = ['1', '2'].map((id) => ({ ...one, id }))
      expect(discrepancies(copies, bounds)).toEqual([])
    }),
  )
})

test('an answer is linked with no more than five statements, each surer than nothing', () => {
  const at = new Date('2025-05-01')
  fc.assert(
    fc.property(report, fc.array(text, { maxLength: 8 }), (one, texts) => {
      const earlier = texts.map((its, index) => ({ statementId: `${index}`, names: ['Roe'], texts: [its], at }))
      const answering = {
        reportId: '1',
        text: one.text,
        context: one.context,
        act: null,
        speakerNames: [],
        at,
        until: null,
      }
      const links = repliesOf(answering, earlier)
      expect(links.length).toBeLessThanOrEqual(5)
      for (const { confidence } of links) expect(confidence).toBeGreaterThanOrEqual(0.35)
    }),
  )
})
