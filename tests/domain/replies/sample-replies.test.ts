import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { extract } from '../../../src/domain/extract/extract.ts'
import { repliesOf } from '../../../src/domain/replies/replies.ts'

test('in the sample of replies, the spokesman asked about the envoy answers her, and her predecessor does not', async () => {
  const text = await readFile('samples/northern-dispatch-replies.txt', 'utf8')
  const publishedAt = new Date('2025-05-16T08:00:00Z')
  const reports = extract({ text, publishedAt, language: 'en', timeZone: 'UTC', sourceName: 'Northern Dispatch' })
  const envoy = {
    statementId: 'on-hulls',
    names: ['Sigrún Valdal', 'Valdal'],
    texts: ['We counted forty grey hulls near Taiwan, and their ships keep coming'],
    at: new Date('2025-05-13T08:00:00Z'),
  }
  const links = reports.map((report) => {
    const speakerNames = report.speaker ? [report.speaker.name] : []
    const answering = {
      reportId: '1',
      text: report.text,
      context: report.context,
      act: report.act,
      speakerNames,
      at: publishedAt,
      until: null,
    }
    return { by: report.speaker?.name, kinds: repliesOf(answering, [envoy]).map(({ kind }) => kind) }
  })
  expect(links.find(({ by }) => by === 'Liu Wenhao')?.kinds).toEqual(['ANSWERS'])
  expect(links.filter(({ by }) => by === 'Tomas Brekelund').flatMap(({ kinds }) => kinds)).toEqual([])
  expect(links.filter(({ by }) => by === 'Sigrún Valdal').flatMap(({ kinds }) => kinds)).toEqual([])
})
