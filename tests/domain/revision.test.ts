import { expect, test } from 'vitest'
import { reconcile } from '../../src/domain/statement/revision.ts'

const said = (speaker: string | null, text: string) => ({ speaker, text })

test('what stands elsewhere in the same words is kept', () => {
  const olds = [said('ada', 'We go.'), said('bo', 'We stay.')]
  const news = [said('bo', '“We stay”'), said('ada', 'We go')]
  expect(reconcile(olds, news)).toMatchObject({ kept: { length: 2 }, amended: [], retracted: [], added: [] })
})

test('the same words of another speaker are a corrected attribution', () => {
  expect(reconcile([said('ada', 'We go.')], [said('bo', 'We go.')])).toMatchObject({ amended: { length: 1 } })
})

test('a reworded report is amended, another utterance of the same speaker is not', () => {
  const olds = [said('ada', 'The first train leaves at dawn'), said('ada', 'Nobody asked us')]
  const news = [said('ada', 'The last train leaves at dawn'), said('ada', 'It will rain in the hills')]
  const { amended, retracted, added } = reconcile(olds, news)
  expect(amended).toEqual([{ old: olds[0], now: news[0] }])
  expect([retracted, added]).toEqual([[olds[1]], [news[1]]])
})

test('thousands of reports that all changed are reconciled each with its own', () => {
  const words = (index: number) => `remark ${index} of many others that stand in this very long article`
  const olds = Array.from({ length: 5000 }, (_, index) => said('ada', `${words(index)} today`))
  const news = Array.from({ length: 5000 }, (_, index) => said('ada', `${words(index)} tomorrow`))
  const { amended } = reconcile(olds, news)
  expect(amended).toHaveLength(5000)
  for (const { old, now } of amended) expect(old.text.replace('today', 'tomorrow')).toBe(now.text)
})
