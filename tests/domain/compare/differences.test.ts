import { expect, test } from 'vitest'
import { wordDiff } from '../../../src/domain/compare/diff.ts'
import { differencesOf } from '../../../src/domain/compare/differences.ts'

/** Each difference as "KIND before > after". */
function told(before: string, after: string, language = 'en'): string[] {
  return differencesOf(wordDiff(before, after), language).map(
    (one) =>
      `${one.kind} ${one.before ? before.slice(one.before.start, one.before.end) : '-'} > ${one.after ? after.slice(one.after.start, one.after.end) : '-'}`,
  )
}

test.each([
  // The same in other words.
  ["We can't wait for the dredgers.", 'We cannot wait for the dredgers.', ["SYNONYM can't > cannot"]],
  [
    'The navy is rapidly developing its docks.',
    'The navy is rapidly building up its docks.',
    ['SYNONYM developing > building up'],
  ],
  ['Our defence rests on harbours.', 'Our defense rests on harbours.', ['SYNONYM defence > defense']],
  ['They increased the patrols.', 'They are increasing the patrols.', ['SYNONYM increased > are increasing']],
  // Left out, put in.
  [
    'The pier is closed for the whole winter, and the lifts too.',
    'The pier is closed, and the lifts too.',
    ['OMISSION for the whole winter > -'],
  ],
  ['Fishermen and pilots complained.', 'Fishermen complained.', ['OMISSION and pilots > -']],
  ['Fishermen complained.', 'Fishermen from three islands complained.', ['ADDITION - > from three islands']],
  [
    'It is a purely defensive measure and should be seen as one.',
    'It should be seen as one.',
    ['OMISSION is a purely defensive measure and > -'],
  ],
  ["We can't wait.", 'We cannot afford to wait.', ["ADDITION can't > cannot afford to"]],
  // Turned round.
  ['We will dredge the channel.', 'We will not dredge the channel.', ['NEGATION - > not']],
  ['The offer is acceptable to us.', 'The offer is unacceptable to us.', ['NEGATION acceptable > unacceptable']],
  ["The mayor didn't know of the leak.", 'The mayor knew of the leak.', ["NEGATION didn't know > knew"]],
  ['Fares will increase.', 'Fares will decrease.', ['NEGATION increase > decrease']],
  // Softened.
  ['The lock will fail.', 'The lock may fail.', ['HEDGE will > may']],
  ['We really need new pumps.', 'We need new pumps.', ['HEDGE really > -']],
  ['The lock failed.', 'The lock reportedly failed.', ['HEDGE - > reportedly']],
  ['We must act.', 'We should act.', ['HEDGE must > should']],
  // Numbers.
  ['We need 32 tugs.', 'We need 23 tugs.', ['NUMBER 32 > 23']],
  ['We need three tugs.', 'We need 3 tugs.', ['SYNONYM three > 3']],
  ['We need 12 tugs.', 'We need several tugs.', ['NUMBER 12 > several']],
  // Narrowed and widened.
  ['All harbours are open.', 'Most harbours are open.', ['SCOPE All > Most']],
  ['It was the first visit to Iceland.', 'It was the first visit to the region.', ['SCOPE Iceland > the region']],
  ['We will help, unless the council objects.', 'We will help.', ['SCOPE unless the council objects > -']],
  [
    'Not as a naval base, but as a dock, it has a future.',
    'As a dock, it has a future.',
    ['SCOPE Not as a naval base, but > -'],
  ],
  // None of these.
  ['The mayor praised the pilots.', 'The mayor dismissed the pilots.', ['OTHER praised > dismissed']],
  ['We have a plan.', 'They have a plan.', ['OTHER We > They']],
  ['The US has a plan.', 'The U.S. has a plan.', []],
])('%j against %j: %j', (before, after, expected) => {
  expect(told(before, after)).toEqual(expected)
})

test('a clause that only stands elsewhere is a reorder', () => {
  expect(
    told(
      'Iceland backs the new port. Norway is building docks for it.',
      'Norway is building docks for it, and Iceland backs the new port.',
    ),
  ).toEqual(['ADDITION - > and', 'REORDER Iceland backs the new port > Iceland backs the new port'])
})

test('of a language without word lists, only what the words themselves show is told', () => {
  expect(told('Wir bauen drei Häfen.', 'Wir bauen drei Häfen nicht.', 'de')).toEqual(['ADDITION - > nicht'])
  expect(told('Wir bauen 3 Häfen.', 'Wir bauen 4 Häfen.', 'de')).toEqual(['NUMBER 3 > 4'])
  expect(told('Wir bauen Häfen.', 'Wir planen Häfen.', 'de')).toEqual(['OTHER bauen > planen'])
})
