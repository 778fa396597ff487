import { expect, test } from 'vitest'
import { reports } from './article.ts'

test.each([
  [
    'On a similar note, Norvik Lines on Thursday opened the trial of a lock it is calling “harbour sense,” which ' +
      'amounts to a sluice that watches the tide for the crew.',
  ],
  ['The reported Norvik memo considering steps against the port follows a long row.'],
  ['In its harbour pledges for the vote the party would end the fees that towns take from small boats.'],
  ['Its first answer was a defence against false claims of being too slow that recall the old tales of the port.'],
])('a noun or an attribute that is spelled like a verb of speech reports nothing: %s', (text) => {
  expect(reports(text)).toEqual([])
})

test.each([
  ['Lena Holt notes that the lock was never tested.', 'the lock was never tested'],
  ['Lena Holt often notes in hearings that she is a sailor.', 'she is a sailor'],
  ['Lena Holt estimated that the lock would cost nine million crowns.', 'the lock would cost nine million crowns'],
  ['The harbour office reported that the lock was never tested.', 'the lock was never tested'],
])('the same words as verbs report: %s', (text, words) => {
  expect(reports(text).map((report) => report.text)).toEqual([words])
})

test.each([
  ['Lena Holt told of a contract that obliges the town to pay for sand every year.'],
  ['Lena Holt complained of a contract that obliges the town to pay for sand.'],
  ['Norvik said at 26 sailors died in the storms and five from hunger along the bar that separates the two towns.'],
])('a "that" which tells more of a noun does not begin what was said: %s', (text) => {
  expect(reports(text).filter((report) => /^(?:obliges|separates)/.test(report.text))).toEqual([])
})

test.each([
  ['Lena Holt told the town that ferries sank in the storm.', 'ferries sank in the storm'],
  ['Lena Holt told the board that prosecutors intended to file charges.', 'prosecutors intended to file charges'],
  [
    'Lena Holt said in a speech that contrary to the rumours, the lock works.',
    'contrary to the rumours, the lock works',
  ],
])('a "that" behind whom it was said to begins it: %s', (text, words) => {
  expect(reports(text).map((report) => report.text)).toEqual([words])
})
