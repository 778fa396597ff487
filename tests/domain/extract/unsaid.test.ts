import { expect, test } from 'vitest'
import { noted } from './article.ts'

const safe = (text: string) => noted(text).filter(([words]) => /lock (?:is|was|would|had|has|will)/u.test(words))

test.each([
  // Not yet.
  ['Lena Holt is expected to say on Monday that the lock is safe.'],
  ['Lena Holt was expected to say that the lock was safe.'],
  ['Lena Holt is likely to insist that the lock is safe.'],
  ['Lena Holt is due to announce on Monday that the lock is safe.'],
  ['Lena Holt was scheduled to tell the council that the lock was safe.'],
  ['Lena Holt plans to argue that the lock is safe.'],
  ['Lena Holt was about to declare that the lock was safe.'],
  ['Lena Holt is going to say that the lock is safe.'],
  ['Lena Holt hopes to report next week that the lock is safe.'],
  ['Lena Holt will announce next week that the lock is safe.'],
  ['Lena Holt would tell the council on Monday that the lock was safe.'],
  ['Lena Holt will open the debate and say that the lock is safe.'],
  ['The lock is safe, Lena Holt is expected to say on Monday.'],
  ['Lena Holt is to say on Monday that the lock is safe.'],
  ['Lena Holt all but said that the lock was safe.'],
  ['Lena Holt nearly said that the lock was safe.'],
  // If at all.
  ['If Lena Holt says that the lock is safe, the ferries will sail.'],
  ['Unless Lena Holt says that the lock is safe, the ferries stay in port.'],
  ['Should Lena Holt say that the lock is safe, the ferries will sail.'],
  ['Had Lena Holt said that the lock was safe, the ferries would have sailed.'],
  ['It is unclear whether Lena Holt said that the lock was safe.'],
  ['Lena Holt could have said that the lock was safe.'],
  ['Lena Holt might say that the lock is safe.'],
  ['Lena Holt should have told the council that the lock was safe.'],
  ['Once Lena Holt announces that the lock is safe, the ferries will sail.'],
  ['Lena Holt wished she had said that the lock was safe.'],
  ['It is not true that Lena Holt said that the lock was safe.'],
  ['It was rumoured that Lena Holt had said that the lock was safe.'],
  ['Bo Lind pretended that Lena Holt had said that the lock was safe.'],
  ['Lena Holt was never quoted as saying that the lock was safe.'],
  ['Lena Holt was misquoted as saying that the lock was safe.'],
  ['Lena Holt had never before said that the lock was safe.'],
  ['Lena Holt had not at any time said that the lock was safe.'],
  // Asked.
  ['Did Lena Holt say that the lock was safe?'],
  ['Has Lena Holt told the council that the lock is safe?'],
  ['And did she insist that the lock was safe?'],
  ['Who said that the lock was safe?'],
  // Refused, avoided.
  ['Lena Holt declined to say whether the lock was safe.'],
  ['Lena Holt refuses to say that the lock is safe.'],
  ['Lena Holt would not say that the lock was safe.'],
  ['Lena Holt will not say whether the lock is safe.'],
  ['Lena Holt would neither confirm nor deny that the lock was safe.'],
  ['Lena Holt refused to confirm or deny that the lock was safe.'],
  ['Lena Holt stopped short of saying that the lock was safe.'],
  ['Lena Holt shied away from saying that the lock was safe.'],
  ['Lena Holt avoided saying that the lock was safe.'],
  ['Lena Holt left without saying that the lock was safe.'],
  ['Lena Holt was too careful to say that the lock was safe.'],
  ['Lena Holt has yet to say that the lock is safe.'],
  ['Lena Holt failed to mention that the lock was broken.'],
  // Never, nobody.
  ['Lena Holt never said that the lock was safe.'],
  ['Lena Holt has never claimed that the lock was safe.'],
  ['Lena Holt did not say that the lock was safe.'],
  ["Lena Holt didn't say that the lock was safe."],
  ['Nobody said that the lock was safe.'],
  ['No one told the council that the lock was safe.'],
  ['Neither Lena Holt nor her deputy said that the lock was safe.'],
  ['Never did Lena Holt say that the lock was safe.'],
  ['None of the engineers said that the lock was safe.'],
  // Hearsay: a chain, not a speaker.
  ['Lena Holt is rumoured to have said that the lock was safe.'],
  ['Lena Holt is said to have said that the lock was safe.'],
  ['Lena Holt was alleged to have told friends that the lock was safe.'],
  ['Lena Holt is believed to have claimed that the lock was safe.'],
  ['Lena Holt was reported to have admitted that the lock was unsafe and that the lock was old.'],
  ['Lena Holt allegedly said that the lock was safe.'],
  // Somebody else's wish.
  ['Critics want Lena Holt to admit that the lock was unsafe.'],
  ['Lena Holt wants to say that the lock is safe.'],
  ['Lena Holt was asked to say that the lock was safe.'],
  ['Lena Holt had been told to say that the lock was safe.'],
  ['It would be wrong to say that the lock was safe.'],
  ['It is too early to say that the lock is safe.'],
])('what was not said is not told: %s', (text) => {
  expect(safe(text)).toEqual([])
})

test.each([
  ['Lena Holt went on to say that the lock was safe.'],
  ['Lena Holt would later say that the lock was safe.'],
  ['Lena Holt had to admit that the lock was unsafe, though she said that the lock was new.'],
  ['Lena Holt did say that the lock was safe.'],
  ['Lena Holt has said that the lock is safe.'],
  ['Lena Holt has repeatedly said that the lock is safe.'],
  ['When Lena Holt said that the lock was safe, nobody laughed.'],
  ['If the tide is right, Lena Holt said, the lock will open.'],
  ['Lena Holt said that the lock would not open.'],
  ['Lena Holt said the lock was not safe.'],
  ['Nobody laughed when Lena Holt said that the lock was safe.'],
  ['No doubt is left, but Lena Holt said that the lock was safe.'],
  ['Lena Holt, who was not present, said that the lock was safe.'],
  ['Lena Holt was expected to resign on Monday, but said that the lock was safe.'],
])('what was said is told, whatever stands around it: %s', (text) => {
  expect(safe(text).map(([, speaker]) => speaker)).toContain('Lena Holt')
})

test.each([
  ['Lena Holt did not say that the lock was old, she said that the lock was safe.', 'the lock was safe'],
  ['Lena Holt never said that the lock was old. She insisted that the lock was safe.', 'the lock was safe'],
])('a denial of one saying leaves the other: %s', (text, words) => {
  expect(safe(text).map(([own]) => own)).toEqual([words])
})

test.each([
  ['Lena Holt is expected to urge skippers to stay in port.'],
  ['Lena Holt will call on the council to drain the dock.'],
  ['Lena Holt did not accuse the pilots of hiding the charts.'],
  ['Lena Holt never promised to reopen the northern lock.'],
  ['Lena Holt stopped short of accusing the pilots of hiding the charts.'],
  ['Lena Holt refused to condemn the closure of the northern lock.'],
  ['If Lena Holt threatens to shut off the pumps, nobody will be surprised.'],
  ['Lena Holt did not deny that the lock was broken.'],
  ['Did Lena Holt vow to reopen the northern lock?'],
])('no act is told that was not done: %s', (text) => {
  expect(noted(text)).toEqual([])
})

test('words in quotation marks may be from a speech that was handed out before', () => {
  expect(noted('“The lock is safe,” Lena Holt will say on Monday.')[0]?.[0]).toBe('The lock is safe')
})

test.each([
  ['Lena Holt is tipped to tell the crews that the lock will close.'],
  ['Nowhere in her long letter does Lena Holt say that the lock will close.'],
])('what others hold likely, or found nowhere, was not said: %s', (text) => {
  expect(noted(text)).toEqual([])
})

test.each([
  ['Lena Holt would only say that the lock was safe.'],
  ['Lena Holt could say only that the lock was safe.'],
  ['Lena Holt was to say later that the lock was safe.'],
  ['Lena Holt was quoted as saying that the lock was safe.'],
  ['There is no doubt that Lena Holt said that the lock was safe.'],
  ['The board denied the theft and Lena Holt said that the lock was safe.'],
])('what was said, if late or little, is told: %s', (text) =>
  expect(safe(text)).toContainEqual(['the lock was safe', 'Lena Holt']),
)

test('who denies that another said something has said so, and the other has not', () =>
  expect(noted('Bo Lind denied that Lena Holt had said that the lock was safe.')).toEqual([
    ['Lena Holt had said that the lock was safe', 'Bo Lind'],
  ]))
