import { expect, test } from 'vitest'
import { extract } from '../../../src/domain/extract/extract.ts'
import { SURE_FROM } from '../../../src/domain/replies/confidence.ts'
import { answersWithin } from '../../../src/domain/replies/exchange.ts'
import { institutionsOf } from '../../../src/domain/replies/institutions.ts'

const publishedAt = new Date('2025-05-16T08:00:00Z')

/** What answers what in an article, as it is read: "KIND: first words < first words", those not sure in brackets. */
function answers(text: string, said: Record<string, string> = {}): string[] {
  const reports = extract({ text, publishedAt, language: 'en', timeZone: 'UTC', sourceName: 'Northern Dispatch' })
  const told = reports
    .toSorted((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0))
    .map((report, index) => {
      const name = report.speaker?.name ?? null
      const surname = name?.split(' ').at(-1) ?? ''
      const at = said[surname] ? new Date(said[surname]) : publishedAt
      const { text, context, cue, act } = report
      return {
        ...{ reportId: `${index}`, statementId: `${index}`, text, context, cue, act },
        isQuoted: report.form === 'DIRECT',
        speakerId: name === null ? null : surname,
        names: name === null ? [] : [name, surname],
        institutions: institutionsOf([report.speaker?.describedAs ?? '']),
        at,
        until: new Date(at.getTime() + 1),
      }
    })
  const start = (words: string) => words.split(' ').slice(0, 4).join(' ')
  return answersWithin(told).map(({ report, answered, kind, confidence, evidence }) => {
    for (const { place, span, words } of evidence) {
      const whole = { TEXT: report.text, BEFORE: report.context.before, AFTER: report.context.after, ELSEWHERE: '' }[
        place
      ]
      expect(whole.slice(span?.start, span?.end)).toBe(words)
    }
    const link = `${kind}: ${start(report.text)} < ${start(answered.text)}`
    return confidence >= SURE_FROM ? link : `(${link})`
  })
}

const sure = (text: string, said?: Record<string, string>) =>
  answers(text, said).filter((link) => !link.startsWith('('))

test('who is asked answers the question', () => {
  expect(
    sure(
      'Anna Holm asked Jon Vik whether the ice would hold until March.\n\nVik said the ice was thick enough for lorries. “It never broke in April,” he said.',
    )[0],
  ).toBe('ANSWERS: the ice was thick < whether the ice would')
})

test('who speaks after a question that another was asked does not answer it', () => {
  expect(
    sure(
      'Anna Holm asked Jon Vik whether the ice would hold until March.\n\nAt the market in the old town, where the stalls had been open since Friday morning, Berta Lund said the price of herring had doubled.',
    ),
  ).toEqual([])
})

test('who shoots back answers the one who spoke last, and not the one before', () => {
  const text =
    '“The dredgers work without a permit,” Cora Lind told the council.\n\n“The council has slept for ten years,” Berta Lund said.\n\nTom Barrow shot back: “The council has met every week.”'
  expect(sure(text)).toEqual(['ANSWERS: The council has met < The council has slept'])
})

test('to decline to respond, or to respond to a storm, answers nothing that was said', () => {
  const said = '“The dredgers work without a permit,” Cora Lind told the council.\n\n'
  expect(sure(`${said}Tom Barrow declined to respond. “The trams are late again,” Barrow said.`)).toEqual([])
  expect(sure(`${said}Crews responded to a storm off the cape. “The harbour is closed,” Tom Barrow said.`)).toEqual([])
})

test('who rejects the words of a person denies the ones that the denial takes up', () => {
  const text =
    '“The ferries leave half empty,” Rita Voll told reporters. “The piers have not been painted for years.”\n\nSven Adel rejected Voll’s claim about the ferries. “No ferry leaves this harbour half empty,” Adel said.'
  expect(sure(text)).toEqual(['DENIES: No ferry leaves this < The ferries leave half'])
})

test('to criticise a person for what that one did is no sure answer to words', () => {
  const text =
    '“The ferries leave half empty,” Rita Voll told reporters.\n\nSven Adel criticised Voll for missing the vote. “Half of the members were at sea,” Adel said.'
  expect(sure(text)).toEqual([])
})

test('what is said of those remarks is said of the ones just told', () => {
  const text =
    '“The pilots steer by guesswork,” Rita Voll told reporters.\n\nSven Adel criticised those remarks as an insult to the crew.'
  expect(sure(text)).toEqual(['CRITICISES: those remarks as an < The pilots steer by'])
})

test('who condemns a body for what its chief said answers that one, on what both speak of', () => {
  const text =
    'Runa Falk, Secretary General of the Harbour League, said that northern dredgers were a danger to every port.\n\nWen Lijuan, a spokeswoman for the ministry, condemned the Harbour League for calling the dredgers a danger.'
  expect(sure(text)).toEqual(['CRITICISES: the Harbour League for < northern dredgers were a'])
  expect(sure(text.replace('for calling the dredgers a danger', 'for its late ferries'))).toEqual([])
})

test('what was said only later is not answered', () => {
  const text =
    '“The ferries leave half empty,” Rita Voll told reporters.\n\nSven Adel rejected Voll’s claim about the ferries. “No ferry leaves this harbour half empty,” Adel said.'
  expect(sure(text, { Voll: '2025-05-15T08:00:00Z' })).toHaveLength(1)
  expect(sure(text, { Adel: '2025-05-14T08:00:00Z', Voll: '2025-05-15T08:00:00Z' })).toEqual([])
})

test('what a report goes on to say in answer is an answer too, and what the speaker also says is not', () => {
  const asked =
    'Anna Holm asked Jon Vik whether the ice would hold until March.\n\nVik said the ice was thick enough for lorries. '
  expect(sure(`${asked}“It never broke in April,” he said.`)).toHaveLength(2)
  expect(sure(`${asked}Vik also said that the ferry would sail on Sunday.`)).toHaveLength(1)
})

test('a remark that drew a rebuke from another is the one that was told last', () => {
  const text =
    '“The pilots steer by guesswork,” Rita Voll told reporters.\n\nThat remark drew a sharp rebuke from Sven Adel. “No pilot has lost a ship in ten years,” Adel told the council.'
  expect(sure(text)).toEqual(['CRITICISES: No pilot has lost < The pilots steer by'])
})

test('who takes back an earlier post of their own is shown to only by an editor', () => {
  const text =
    '“The pilots steer by guesswork,” Rita Voll wrote in a post on Monday.\n\n“No pilot has lost a ship,” Sven Adel said.\n\nVoll later apologized for her post. “I was wrong about the pilots,” she wrote.'
  expect(answers(text)).toEqual(['(WALKS_BACK: I was wrong about < The pilots steer by)'])
})
