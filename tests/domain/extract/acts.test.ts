import { expect, test } from 'vitest'
import { reports } from './article.ts'

/** What a reader would note down: the act, the words, who. */
function acts(text: string, language = 'en') {
  return reports(text, { language }).map((report) => [report.act, report.text, report.speaker?.name ?? null])
}

test.each([
  ['Lena Holt accused the pilots of hiding the charts.', 'the pilots of hiding the charts'],
  [
    'Lena Holt accused the chair of the pilots’ board, Bo Lind, of hiding the charts.',
    'the chair of the pilots’ board, Bo Lind, of hiding the charts',
  ],
  ['Lena Holt has blamed the ferry company for the long queues.', 'the ferry company for the long queues'],
  ['On Tuesday Lena Holt criticised the board for closing the lock.', 'the board for closing the lock'],
  ['Lena Holt condemned the blockade as an act of spite.', 'the blockade as an act of spite'],
  ['Lena Holt denounced the closure of the northern lock.', 'the closure of the northern lock'],
  ['Lena Holt slammed the board for ignoring the divers.', 'the board for ignoring the divers'],
  ['Lena Holt lashed out at the owners of the ferry.', 'the owners of the ferry'],
  ['Lena Holt chided the council for its long silence.', 'the council for its long silence'],
  ['Lena Holt took the board to task for hiding the charts.', 'the board to task for hiding the charts'],
  ['Lena Holt charged the pilots with hiding the charts.', 'the pilots with hiding the charts'],
])('blame stands as it follows its verb: %s', (text, words) => {
  expect(acts(text)).toEqual([['BLAMES', words, 'Lena Holt']])
})

test.each([
  ['Lena Holt urged skippers to stay in port.', 'skippers to stay in port'],
  ['Lena Holt called on the council to drain the dock.', 'the council to drain the dock'],
  ['Lena Holt called on Friday for an inquiry into the leak.', 'an inquiry into the leak'],
  ['Lena Holt demanded that the harbour master resign.', 'the harbour master resign'],
  ['Lena Holt demanded in a letter that the harbour master resign.', 'the harbour master resign'],
  ['Lena Holt begged the crews not to strike.', 'the crews not to strike'],
  ['Lena Holt warned skippers not to leave before dawn.', 'skippers not to leave before dawn'],
  ['Lena Holt asked the ministry to pay for the dredging.', 'the ministry to pay for the dredging'],
  ['Lena Holt appealed to the strikers to come back.', 'the strikers to come back'],
  ['Lena Holt told the pilots to wait for the tide.', 'the pilots to wait for the tide'],
  ['Lena Holt insisted that the harbour master resign.', 'the harbour master resign'],
  ['Lena Holt warned skippers against leaving before dawn.', 'skippers against leaving before dawn'],
  ['Lena Holt pressed the owners to sell the old ferry.', 'the owners to sell the old ferry'],
])('a request stands as it follows its verb: %s', (text, words) => {
  expect(acts(text)).toEqual([['URGES', words, 'Lena Holt']])
})

test.each([
  ['Lena Holt vowed to reopen the northern lock.', 'to reopen the northern lock'],
  ['Lena Holt threatened to shut off the pumps.', 'to shut off the pumps'],
  ['Lena Holt offered to lend the council a crane.', 'to lend the council a crane'],
  ['Lena Holt pledged never to raise the dues.', 'never to raise the dues'],
  ['Lena Holt promised that every boat would have a berth.', 'every boat would have a berth'],
  ['Lena Holt vowed on Monday that the lock would open by May.', 'the lock would open by May'],
])('a promise, a threat and an offer commit their speaker: %s', (text, words) => {
  expect(acts(text)).toEqual([['COMMITS', words, 'Lena Holt']])
})

test.each([
  ['Lena Holt praised the divers for keeping calm.', 'the divers for keeping calm'],
  ['Lena Holt hailed the agreement as a new beginning.', 'the agreement as a new beginning'],
  ['Lena Holt thanked the crews for working all night.', 'the crews for working all night'],
  ['Lena Holt commended the work of the lifeboat men.', 'the work of the lifeboat men'],
  ['Lena Holt paid tribute to the divers and their families.', 'the divers and their families'],
  ['Lena Holt welcomed the decision to repair the lock.', 'the decision to repair the lock'],
])('praise stands as it follows its verb: %s', (text, words) => {
  expect(acts(text)).toEqual([['PRAISES', words, 'Lena Holt']])
})

test.each([
  ['Lena Holt denied that the lock was broken.', 'the lock was broken'],
  ['Lena Holt denied on Sunday that the lock was broken.', 'the lock was broken'],
  ['Lena Holt rejected claims that the lock had been sabotaged.', 'the lock had been sabotaged'],
  ['Lena Holt dismissed as absurd reports that the lock had been sabotaged.', 'the lock had been sabotaged'],
  ['Lena Holt rejected the accusation by the union that she had hidden the charts.', 'she had hidden the charts'],
  ['Lena Holt disputed any suggestion that the pumps were too old.', 'the pumps were too old'],
])('a denial has the words that are denied, without the claim: %s', (text, words) => {
  expect(acts(text)).toEqual([['DENIES', words, 'Lena Holt']])
})

test('who denies something in passing makes a second report', () => {
  expect(acts('“Nobody touched it,” said Lena Holt, denying that the lock had been sabotaged.')).toEqual([
    ['ASSERTS', 'Nobody touched it', 'Lena Holt'],
    ['DENIES', 'the lock had been sabotaged', 'Lena Holt'],
  ])
})

test('who denies something and says why has not asserted what is denied', () => {
  expect(acts('Lena Holt denies that the lock is broken, saying it was tested in May.')).toEqual([
    ['DENIES', 'the lock is broken', 'Lena Holt'],
    ['ASSERTS', 'it was tested in May', 'Lena Holt'],
  ])
})

test.each([
  ['Lena Holt brushed aside claims that the lock was broken.'],
  ['Lena Holt poured cold water on reports that the lock was broken.'],
  ['Lena Holt called reports that the lock was broken “a fairy tale”.'],
  ['Lena Holt would not be drawn on claims that the lock was broken.'],
])('the claims of others are not hers: %s', (text) => {
  const own = acts(text).filter(
    ([act, words, speaker]) => act === 'ASSERTS' && words === 'the lock was broken' && speaker,
  )
  expect(own).toEqual([])
})

test('to say that something is false is to assert it', () => {
  expect(acts('Lena Holt said it was false that the lock was broken.')).toEqual([
    ['ASSERTS', 'it was false that the lock was broken', 'Lena Holt'],
  ])
})

test.each([
  ['Lena Holt asked whether the lock was safe.', 'whether the lock was safe'],
  ['Lena Holt asked the engineers why the pumps had stopped.', 'why the pumps had stopped'],
  ['Lena Holt wondered how the water had got in.', 'how the water had got in'],
  ['Lena Holt wanted to know why the pumps had stopped.', 'why the pumps had stopped'],
  ['“Who opened the sluice?” Lena Holt asked.', 'Who opened the sluice?'],
  ['“Who opened the sluice?” Lena Holt said.', 'Who opened the sluice?'],
  ['“Who opened the sluice? And when?” demanded Lena Holt.', 'Who opened the sluice? And when?'],
])('a question asks: %s', (text, words) => {
  expect(acts(text)).toEqual([['ASKS', words, 'Lena Holt']])
})

test.each([
  ['“It was I. Who else?” Lena Holt said.', 'It was I. Who else?'],
  ['Lena Holt warned that the ice was thin.', 'the ice was thin'],
  ['Lena Holt called the ruling “a blow to the port”.', 'the ruling “a blow to the port”'],
  ['Lena Holt apologised for the delay at the lock.', 'for the delay at the lock'],
  ['Lena Holt described the old lock as a danger to boats.', 'the old lock as a danger to boats'],
])('what says that something is so asserts: %s', (text, words) => {
  expect(acts(text)).toEqual([['ASSERTS', words, 'Lena Holt']])
})

test.each([
  ['Lena Holt offered a job to the former pilot.'],
  ['Lena Holt called her mother from the pier.'],
  ['Lena Holt ordered a second bowl of soup.'],
  ['Lena Holt took the early ferry to the islands.'],
  ['Lena Holt paid for the tickets on the quay.'],
  ['Lena Holt brushed the snow off her coat.'],
  ['Lena Holt pressed the red button twice.'],
  ['The storm threatened to flood the lower quay.'],
  ['Lena Holt cast herself as a friend of the divers.'],
  ['The accused left the court by a side door.'],
  ['The pier she vowed to rebuild has been sold.'],
])('the same verbs in another construction tell of nothing said: %s', (text) => {
  expect(acts(text)).toEqual([])
})

test('two acts of one sentence are two reports', () => {
  expect(acts('Lena Holt accused the pilots of hiding the charts and vowed to find all of them.')).toEqual([
    ['BLAMES', 'the pilots of hiding the charts', 'Lena Holt'],
    ['COMMITS', 'to find all of them', 'Lena Holt'],
  ])
})

test.each([
  ['Lena Holt urged skippers to stay in port after two boats sank.', 'skippers to stay in port'],
  [
    'Lena Holt accused the pilots of hiding the charts, but the board has cleared them.',
    'the pilots of hiding the charts',
  ],
  [
    'Lena Holt urged the crews to give up their strike and joined them on the quay.',
    'the crews to give up their strike',
  ],
  ['Lena Holt condemned the closure of the lock in a letter to members.', 'the closure of the lock'],
])('what happened besides is not part of the words: %s', (text, words) => {
  expect(acts(text).map(([, own]) => own)).toEqual([words])
})

test('what somebody said holds the promise that is told in it', () => {
  expect(acts('The bank has offered to buy the old ferry, Lena Holt said on Monday.')).toEqual([
    ['ASSERTS', 'The bank has offered to buy the old ferry', 'Lena Holt'],
  ])
})

test.each([
  ['Lena Holt forderte, dass die Schleuse bald öffnet.', 'URGES'],
  ['Lena Holt versprach, dass die Schleuse bald öffnet.', 'COMMITS'],
  ['Lena Holt dementierte, dass die Schleuse kaputt ist.', 'DENIES'],
  ['Lena Holt sagte, dass die Schleuse bald öffnet.', 'ASSERTS'],
])('a German verb tells its act: %s', (text, act) => {
  expect(acts(text, 'de').map(([own]) => own)).toEqual([act])
})

test.each([
  ['Skippers were urged by Lena Holt to stay in port.', 'URGES', 'to stay in port'],
  ['The pilots were accused by the mayor, Lena Holt, of hiding the charts.', 'BLAMES', 'of hiding the charts'],
  ['Reports that the lock was sold twice were dismissed as gossip by Lena Holt.', 'DENIES', 'the lock was sold twice'],
  ['The claim that the lock had failed was rejected by Lena Holt.', 'DENIES', 'the lock had failed'],
  ['That the lock had failed was denied by Lena Holt.', 'DENIES', 'the lock had failed'],
])('who a passive names behind “by” has spoken: %s', (text, act, words) => {
  expect(acts(text)).toEqual([[act, words, 'Lena Holt']])
})

test.each([
  ['Accusing the pilots of hiding the charts, Lena Holt left the hall.', 'BLAMES', 'the pilots of hiding the charts'],
  ['Blaming the owners for the leak, the mayor, Lena Holt, fined them.', 'BLAMES', 'the owners for the leak'],
  ['Denying that the lock had failed, Lena Holt closed the hearing.', 'DENIES', 'the lock had failed'],
  ['Vowing never to sell the lock, Lena Holt closed the hearing.', 'COMMITS', 'never to sell the lock'],
])('an opening in -ing is of the sentence’s subject: %s', (text, act, words) => {
  expect(acts(text)).toEqual([[act, words, 'Lena Holt']])
})

test.each([
  ['Lena Holt called the claim that the lock had failed “a lie”.', 'DENIES', 'the lock had failed'],
  ['Lena Holt described as nonsense the idea that the lock had failed.', 'DENIES', 'the lock had failed'],
  ['Lena Holt described as “rubbish” reports that the lock was broken.', 'DENIES', 'the lock was broken'],
  ['It is untrue, Lena Holt said, that the lock had failed.', 'DENIES', 'the lock had failed'],
  ['Lena Holt called the delay at the lock “a disgrace”.', 'BLAMES', 'the delay at the lock “a disgrace”'],
  ['Lena Holt called the new lock “a triumph of patience”.', 'ASSERTS', 'the new lock “a triumph of patience”'],
])('what a thing is called tells the act: %s', (text, act, words) => {
  expect(acts(text)).toEqual([[act, words, 'Lena Holt']])
})

test.each([
  ['Lena Holt renewed her pledge to reopen the northern lock.', 'COMMITS', 'to reopen the northern lock'],
  ['Lena Holt made an appeal to the strikers to come back.', 'URGES', 'the strikers to come back'],
  ['Lena Holt ruled out a return to the harbour board.', 'DENIES', 'a return to the harbour board'],
  ['Lena Holt vowed instead to retire after the third race.', 'COMMITS', 'to retire after the third race'],
  [
    'Lena Holt, who was the first to condemn the raid as an act of spite, left.',
    'BLAMES',
    'the raid as an act of spite',
  ],
])('a noun, a particle and a word between change nothing: %s', (text, act, words) => {
  expect(acts(text)).toEqual([[act, words, 'Lena Holt']])
})

test.each([
  ['Lena Holt denied claims she hid the old charts.', 'she hid the old charts'],
  ['Lena Holt rejected suggestions she knew of the crack.', 'she knew of the crack'],
])('who denies claims has not made them, with "that" or without: %s', (text, words) => {
  expect(acts(text)).toEqual([['DENIES', words, 'Lena Holt']])
})

test('a reason behind "rejected" is given, not denied', () => {
  expect(acts('Lena Holt rejected the plan to drain the dock, saying it was unsafe for divers.')).toEqual([
    ['ASSERTS', 'it was unsafe for divers', 'Lena Holt'],
  ])
})

test('the words of a verb end where a second verb without "and" begins its own', () => {
  const text = 'Lena Holt threatened to shut off the pumps, vowed to stay and left the hall.'
  expect(acts(text)[0]).toEqual(['COMMITS', 'to shut off the pumps', 'Lena Holt'])
})

test.each([
  ['Lena Holt spoke on Monday about claims that the lock was broken.'],
  ['Lena Holt replied to complaints that the lock was broken.'],
  ['Lena Holt said in response to claims that the lock was broken that she would look into it.'],
])('what others claim is not told as the words of who speaks of it: %s', (text) => {
  expect(
    acts(text).filter(([, words, speaker]) => speaker !== null && words?.startsWith('the lock was broken')),
  ).toEqual([])
})

test('a report that somebody writes is no claim of others', () => {
  expect(acts('Lena Holt said in a report to the council that the lock was broken.')).toEqual([
    ['ASSERTS', 'the lock was broken', 'Lena Holt'],
  ])
})

test.each([
  ['BLAMES', 'The pilots came under fire from Lena Holt for hiding the charts.', 'for hiding the charts'],
  ['BLAMES', 'Lena Holt took aim at pilots who had hidden the charts.', 'pilots who had hidden the charts'],
  ['BLAMES', 'Lena Holt used a speech in Varnby to accuse the pilots of greed.', 'the pilots of greed'],
  ['URGES', 'There were calls from Lena Holt for the lock to be drained.', 'the lock to be drained'],
  ['URGES', 'Lena Holt’s call for a ban on night sailing was ignored.', 'a ban on night sailing'],
  ['URGES', 'The pilots were told by Lena Holt to name their source.', 'to name their source'],
  ['COMMITS', 'Despite Lena Holt’s vow to reopen the lock, it stayed shut.', 'to reopen the lock'],
  ['COMMITS', 'Lena Holt promised skippers a new lock by spring.', 'skippers a new lock by spring'],
  ['PRAISES', 'The divers won praise from Lena Holt for their quick thinking.', 'for their quick thinking'],
  ['PRAISES', 'The divers were praised by Lena Holt for their quick thinking.', 'for their quick thinking'],
  ['ASKS', 'Lena Holt demanded to know who had signed the order.', 'who had signed the order'],
  ['DENIES', 'Lena Holt hit back at claims she had closed the lock.', 'she had closed the lock'],
  ['DENIES', 'Lena Holt shot down speculation that she would close the lock.', 'she would close the lock'],
])('nouns, passives and purposes tell of an act too: %s, %s', (act, text, words) => {
  expect(acts(text)).toEqual([[act, words, 'Lena Holt']])
})

test.each([
  ['Lena Holt praised the divers for their calm, and won the vote with ease.', 'the divers for their calm'],
  ['When Lena Holt asked the pilots to print the charts, they declined.', 'the pilots to print the charts'],
  ['Lena Holt, who denies that she closed the lock, will leave in May.', 'she closed the lock'],
  ['Lena Holt’s denial that she had closed the lock convinced nobody.', 'she had closed the lock'],
])('the words of an act end before the next verb of the clause around them: %s', (text, words) => {
  expect(acts(text)).toMatchObject([[expect.any(String), words, 'Lena Holt']])
})

test('that somebody asked not to be named is no news of theirs', () => {
  expect(acts('The official, who asked not to be named, said the talks had failed.')).toEqual([
    ['ASSERTS', 'the talks had failed', expect.any(String)],
  ])
})

test('a family speaks for itself, not as the one it is of', () => {
  const [said] = reports('The family of Lena Holt said the roof had fallen in.')
  expect(said?.speaker?.name).not.toBe('Lena Holt')
})
