import { expect, test } from 'vitest'
import { reports } from './article.ts'

// Published on Thursday 2025-04-10 in Berlin, two hours east of Greenwich in summer.
test.each([
  ['on Tuesday', 'DAY', '2025-04-07T22:00:00Z', '2025-04-08T22:00:00Z'],
  ['on Thursday', 'DAY', '2025-04-09T22:00:00Z', '2025-04-10T22:00:00Z'],
  ['on Friday', 'DAY', '2025-04-03T22:00:00Z', '2025-04-04T22:00:00Z'],
  ['on April 8', 'DAY', '2025-04-07T22:00:00Z', '2025-04-08T22:00:00Z'],
  ['on 8 April', 'DAY', '2025-04-07T22:00:00Z', '2025-04-08T22:00:00Z'],
  ['on Tuesday, April 8, 2025', 'DAY', '2025-04-07T22:00:00Z', '2025-04-08T22:00:00Z'],
  ['on June 1', 'DAY', '2024-05-31T22:00:00Z', '2024-06-01T22:00:00Z'],
  ['yesterday', 'DAY', '2025-04-08T22:00:00Z', '2025-04-09T22:00:00Z'],
  ['two days ago', 'DAY', '2025-04-07T22:00:00Z', '2025-04-08T22:00:00Z'],
  ['last week', 'WEEK', '2025-03-30T22:00:00Z', '2025-04-06T22:00:00Z'],
  ['this week', 'WEEK', '2025-04-06T22:00:00Z', '2025-04-10T22:00:00Z'],
  ['in November', 'MONTH', '2024-10-31T23:00:00Z', '2024-11-30T23:00:00Z'],
  ['in 2023', 'YEAR', '2022-12-31T23:00:00Z', '2023-12-31T23:00:00Z'],
])('words said %s were said in that %s before publication', (words, precision, earliest, latest) => {
  const [report] = reports(`“It works,” Lena Holt said ${words}.`)
  expect(report?.saidAt).toMatchObject({ precision, earliest: new Date(earliest), latest: new Date(latest) })
})

test('a day on which the clocks change has 23 hours', () => {
  const [report] = reports('“It works,” Lena Holt said on Sunday.', { publishedAt: new Date('2025-03-31T08:00:00Z') })
  expect(report?.saidAt).toMatchObject({
    earliest: new Date('2025-03-29T23:00:00Z'),
    latest: new Date('2025-03-30T22:00:00Z'),
    date: '2025-03-30',
  })
})

test('the derivation tells the steps a reader can check', () => {
  const [report] = reports('“It works,” Lena Holt said on Tuesday.')
  expect(report?.saidAt).toMatchObject({
    date: '2025-04-08',
    timeZone: 'Europe/Berlin',
    asWritten: ['Tuesday'],
    derivation: ['Tuesday', 'published Thursday 2025-04-10 in Europe/Berlin', 'latest Tuesday before it: 2025-04-08'],
  })
})

test('without a day of publication only a complete date can be told', () => {
  const publishedAt = null
  expect(reports('“It works,” Lena Holt said on Tuesday.', { publishedAt })[0]?.saidAt).toBeNull()
  expect(reports('“It works,” Lena Holt said on April 8, 2025.', { publishedAt })[0]?.saidAt).toMatchObject({
    date: '2025-04-08',
  })
})

test.each([
  ['“It breaks on Monday,” Lena Holt said.'],
  ['Lena Holt said the lock would open on Monday.'],
  ['“It works,” Lena Holt said after a meeting last week.'],
  ['“It works,” Lena Holt said.'],
])('a date of something else is not when it was said: %s', (text) => {
  expect(reports(text)[0]?.saidAt).toBeNull()
})

test('the day of an announced speech holds for the quotations below it', () => {
  const text = 'Speaking in Varnby on April 8, Lena Holt praised the crew.\n\n“It works,” Holt said. “It is safe.”'
  expect(reports(text).map((report) => report.saidAt?.date)).toEqual(['2025-04-08', '2025-04-08'])
})

test('a zone that does not exist is read as UTC', () => {
  const [report] = reports('“It works,” Lena Holt said on Tuesday.', { timeZone: 'Mars/Olympus' })
  expect(report?.saidAt).toMatchObject({ timeZone: 'UTC', earliest: new Date('2025-04-08T00:00:00Z') })
})

test.each([
  'The envoy, who took office in March 2024, said that it works as planned.',
  'Lena Holt, appointed in 2020, said that it works as planned.',
  'Lena Holt, who left the ministry in January 2019, said that it works as planned.',
])('a year of the speaker’s career is not when it was said: %s', (text) => {
  expect(reports(text).map((report) => report.saidAt)).toEqual([null])
})

// Published on a Thursday: Wednesday is the 9th, Friday the 4th.
test.each([
  ['“The sluice is shut,” Mirja Kallas told Tuesday’s council meeting.', '2025-04-08'],
  ['At Monday night’s debate, Mirja Kallas said that the sluice was shut.', '2025-04-07'],
  ['Mirja Kallas said from the quay on Monday that the sluice was shut.', '2025-04-07'],
  ['“The sluice is shut,” said Mirja Kallas by telephone on Monday.', '2025-04-07'],
  ['“The sluice is shut,” said Mirja Kallas, the harbour master, on Monday evening.', '2025-04-07'],
  ['In a note on the gate on Sunday Mirja Kallas wrote that the sluice was shut.', '2025-04-06'],
  ['Mirja Kallas, speaking at the quay on Sunday, said that the sluice was shut.', '2025-04-06'],
  ['Mirja Kallas, touring the quay on Sunday, told sailors that the sluice was shut.', '2025-04-06'],
  ['“The sluice is shut,” Mirja Kallas told Radio Varn’s “Tide Watch” on Monday.', '2025-04-07'],
  ['Mirja Kallas closed the hearing on Monday, saying that the sluice was shut.', '2025-04-07'],
  ['On Tuesday, April 8, 2014, Mirja Kallas said that the sluice was shut.', '2014-04-08'],
  ['“The sluice is shut,” June Kallas said on 2 June, a week late.', '2024-06-02'],
])('the day that stands with the attribution is when it was said: %s', (text, date) => {
  expect(reports(text).map((report) => report.saidAt?.date)).toEqual([date])
})

test.each([
  '“The sluice is shut,” Mirja Kallas said of Sunday’s storm.',
  '“The sluice is shut,” Mirja Kallas said of the storm on Sunday.',
  '“The sluice is shut,” Mirja Kallas said after Tuesday’s vote.',
  '“The sluice is shut,” said Mirja Kallas, a survivor of the storm on Sunday.',
  '“The sluice is shut,” said Mirja Kallas, whose boat sank on Sunday.',
  'Mirja Kallas, hurt in the storm on Sunday, said that the sluice was shut.',
  'Mirja Kallas, a candidate in the vote on June 3, said that the sluice was shut.',
  'Mirja Kallas said the boat that sank on Sunday had been old.',
  'Detained on Monday, Mirja Kallas said that the sluice was shut.',
  'Mirja Kallas reacted to the late March verdict, saying that the sluice was shut.',
])('the day of what the words are about is not when they were said: %s', (text) => {
  expect(reports(text).map((report) => report.saidAt)).toEqual([null])
})

test.each([
  '“The sluice is shut,” said Sunday Adeyemi, a sailor.',
  'Mirja Kallas told the Sunday Lantern that the sluice was shut.',
  '“The sluice is shut,” Mirja Kallas said on Good Friday.',
  'On March 3 of that year, Mirja Kallas said that the sluice was shut.',
])('a day that cannot be counted back to is not told: %s', (text) => {
  expect(reports(text).map((report) => report.saidAt)).toEqual([null])
})

test.each([
  ['Mirja Kallas met reporters on Friday. “The sluice is shut,” she said.', '2025-04-04'],
  ['Mirja Kallas came to the quay on Monday on a bicycle. “The sluice is shut,” she told sailors.', '2025-04-07'],
  ['Mirja Kallas was asked about it on Tuesday. “The sluice is shut,” she said.', '2025-04-08'],
  ['At the hearing on Tuesday Mirja Kallas was asked about the storm. “The sluice is shut,” she said.', '2025-04-08'],
  ['Mirja Kallas gave a news conference on Saturday.\n\n“The sluice is shut,” Kallas said.', '2025-04-05'],
])('the day on which a speaker is brought in is that of the words below: %s', (text, date) => {
  expect(reports(text).map((report) => report.saidAt?.date)).toEqual([date])
})

test('"he" brings in whoever he is', () => {
  const text = 'Captain Olavi Rand runs the ferry. He would not be drawn on Monday. “Ask the owners,” he told sailors.'
  expect(reports(text).map((report) => report.saidAt?.date)).toEqual(['2025-04-07'])
})

test.each([
  'Mirja Kallas resigned on Friday. “The sluice is shut,” she said.',
  'Mirja Kallas will meet reporters on Friday. “The sluice is shut,” she said.',
  'Mirja Kallas visited the quay, which flooded on Sunday. “The sluice is shut,” she said.',
  'Mirja Kallas spoke after the quay flooded on Sunday. “The sluice is shut,” she said.',
  'Mirja Kallas appears calmer today. “The sluice is shut,” she said.',
  'Mirja Kallas appeared to be ill on Monday. “The sluice is shut,” she said.',
])('another event of the speaker’s week brings nobody in: %s', (text) => {
  expect(reports(text).map((report) => report.saidAt)).toEqual([null])
})

test.each([
  ['Last Friday she had said that the lake was full.', '2025-04-04'],
  ['The day before, she had said that the lake was full.', '2025-04-08'],
  ['A day earlier she had said that the lake was full.', '2025-04-08'],
  ['She had earlier said that the lake was full.', undefined],
  ['At a 2008 ceremony she said that the lake was full.', undefined],
  ['The lake was full, she said.', '2025-04-09'],
])('a day told once holds until words of another time: %s', (second, date) => {
  const text = `Mirja Kallas said on Wednesday that the sluice was shut. ${second}`
  expect(reports(text).map((report) => report.saidAt?.date)).toEqual(['2025-04-09', date])
})
