import { expect, test } from 'vitest'
import { reports } from './article.ts'

/** The chain of the last report, an unnamed publisher by its words. */
function lastChain(text: string, sourceName = 'Harbour Gazette'): (string | null)[] {
  const chain = reports(text, { sourceName }).at(-1)?.chain ?? []
  return chain.map((link) => link.name ?? `(${link.asWritten})`)
}

test.each([
  ['“It works,” Lena Holt said.', ['Lena Holt', 'Harbour Gazette']],
  ['“It works,” Lena Holt told The Quay Times.', ['Lena Holt', 'The Quay Times', 'Harbour Gazette']],
  [
    '“It works,” Lena Holt said in an interview with the Quay Times.',
    ['Lena Holt', 'The Quay Times', 'Harbour Gazette'],
  ],
  [
    '“It works,” Lena Holt told The Quay Times, per Outlet.Example.',
    ['Lena Holt', 'The Quay Times', 'Outlet.Example', 'Harbour Gazette'],
  ],
  [
    'Lena Holt said that it works, Outlet.Example reports via local media.',
    ['Lena Holt', '(local media)', 'Outlet.Example', 'Harbour Gazette'],
  ],
  ['“It works,” Lena Holt said in a statement carried by KCNA.', ['Lena Holt', 'KCNA', 'Harbour Gazette']],
  ['“It works,” Lena Holt told reporters.', ['Lena Holt', 'Harbour Gazette']],
])('the chain runs from the speaker to this article: %s', (text, names) => {
  expect(lastChain(text)).toEqual(names)
})

test('an interview announced once covers the speaker’s later quotations', () => {
  const text =
    'In an interview with The Quay Times, Lena Holt described the lock.\n\nIt rained.\n\n“It works,” Holt said.'
  expect(lastChain(text)).toEqual(['Lena Holt', 'The Quay Times', 'Harbour Gazette'])
})

test('an interview ends where the speaker is quoted from another occasion', () => {
  const text =
    'In an interview with The Quay Times, Lena Holt described the lock.\n\n“It works,” Holt told reporters in Varnby.'
  expect(lastChain(text)).toEqual(['Lena Holt', 'Harbour Gazette'])
})

test('a chain told once in full is meant where only its first outlet is named again', () => {
  const text =
    'In an interview with The Quay Times, Lena Holt described the lock, per Outlet.Example.\n\n“It works,” Holt told The Quay Times.'
  expect(lastChain(text)).toEqual(['Lena Holt', 'The Quay Times', 'Outlet.Example', 'Harbour Gazette'])
})

test('an article is not a publisher of its own words', () => {
  expect(lastChain('“It works,” Lena Holt told The Quay Times.', 'Quay Times')).toEqual(['Lena Holt', 'Quay Times'])
})

test.each([
  ['“It works well,” Lena Holt told the broadcaster Radio Delta.', 'Radio Delta', 'the broadcaster Radio Delta'],
  [
    '“It works well,” Lena Holt told local newspaper The Quay Times.',
    'The Quay Times',
    'local newspaper The Quay Times',
  ],
  ['“It works well,” Lena Holt told the station.', null, 'the station'],
  ['Lena Holt told The Quay Times that it works. “It is late,” she told the newspaper.', 'The Quay Times', null],
])('an outlet goes by its name, and by nothing where it has none: %s', (text, name, asWritten) => {
  const link = reports(text).at(-1)?.chain.at(-2)
  expect(link).toMatchObject({ role: 'PUBLISHER', name, ...(asWritten === null ? {} : { asWritten }) })
})

test('what somebody wrote, according to a newspaper, is not the newspaper’s', () => {
  const [report] = reports(
    'In 2023 the envoy, Bo Lind, wrote that it was “a quiet marriage of yards”, according to Meridian Daily.',
  )
  expect(report?.speaker?.name).toBe('Bo Lind')
  expect(report?.chain.map((link) => link.name)).toEqual(['Bo Lind', 'Meridian Daily', 'Harbour Gazette'])
})

test('what a newspaper has of its own is said by an institution', () => {
  const [report] = reports('According to Meridian Daily, the lock is unsafe and will be closed.')
  expect(report?.speaker).toMatchObject({ name: 'Meridian Daily', kind: 'INSTITUTION' })
})

test('whoever bears the name of an outlet is still a person', () => {
  const [report] = reports('Vicente Fox said that the lock was safe and sound.')
  expect(report?.speaker).toMatchObject({ name: 'Vicente Fox', kind: 'PERSON' })
})
