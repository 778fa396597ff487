import { expect, test } from 'vitest'
import { reports } from './article.ts'

test.each([
  ['“It works,” Lena Holt told reporters.', 'reporters', null],
  ['Lena Holt told The Quay Times that it works.', 'The Quay Times', null],
  ['Lena Holt told the committee on Tuesday that it works.', 'the committee', null],
  ['“It works,” Lena Holt said to journalists in Varnby.', 'journalists', 'in Varnby'],
  ['“It works,” Lena Holt wrote in a letter to the king.', 'the king', 'in a letter to the king'],
  ['“It works,” Lena Holt said at Varnby naval base on Tuesday.', null, 'at Varnby naval base'],
  ['“It works,” Lena Holt said on Tuesday during a visit to Oslo.', null, 'during a visit to Oslo'],
  ['“It works,” Lena Holt said in an interview with The Quay Times.', null, 'in an interview with The Quay Times'],
  ['Speaking at the Varnby summit, Lena Holt said that it works.', null, 'at the Varnby summit'],
  ['“It works,” Lena Holt told reporters at a news conference in Oslo.', 'reporters', 'at a news conference in Oslo'],
  ['“It works,” Lena Holt said in a statement.', null, 'in a statement'],
  ['“It works,” Lena Holt told him.', null, null],
  ['“It works,” Lena Holt said in response.', null, null],
  ['“It works,” Lena Holt said on Tuesday.', null, null],
  ['Lena Holt said that the lock at the old port works.', null, null],
])('to whom and where is read from the attribution alone: %s', (text, addressee, occasion) => {
  expect(reports(text)[0]).toMatchObject({ addressee, occasion })
})

test('the words for the circumstances are cut from the article', () => {
  const text = '“It works,” Lena Holt told the committee at the Varnby summit.'
  const [report] = reports(text)
  expect(text.slice(report?.addresseeSpan?.start, report?.addresseeSpan?.end)).toBe('the committee')
  expect(text.slice(report?.occasionSpan?.start, report?.occasionSpan?.end)).toBe('at the Varnby summit')
})

test('circumstances told once hold for the speaker’s words in that paragraph, and end with it', () => {
  const text = '“It works,” Lena Holt told reporters in Oslo. “It is safe,” Holt said.\n\n“It is paid,” Holt said.'
  expect(reports(text).map((report) => [report.addressee, report.occasion])).toEqual([
    ['reporters', 'in Oslo'],
    ['reporters', 'in Oslo'],
    [null, null],
  ])
})

test.each([
  ['“It works,” said Lena Holt, harbour analyst at Norvik Bank.', null],
  ['“It works,” said Jost Brand, a town councillor in Varnby, at the Skalmar summit.', 'at the Skalmar summit'],
  ['Lena Holt, an energy fellow at the University of Varnby, said that the lock works.', null],
  ['“It works,” Lena Holt, who worked at Norvik Lines in its earliest days, told reporters.', null],
  ['“It works,” Lena Holt, head of piers at Norvik Lines, told the council at a hearing.', 'at a hearing'],
  ['“It works,” Lena Holt, speaking at the Varnby summit, said.', 'at the Varnby summit'],
  ['Lena Holt, in a speech at the Varnby summit, said that the lock works.', 'in a speech at the Varnby summit'],
])('where somebody has a post is not where they spoke: %s', (text, occasion) => {
  expect(reports(text)[0]?.occasion ?? null).toBe(occasion)
})
