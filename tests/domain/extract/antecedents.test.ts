import { expect, test } from 'vitest'
import { noted, reports } from './article.ts'

const names = (text: string): (string | undefined)[] => reports(text).map(({ speaker }) => speaker?.name)

test.each([
  ['the subject before an object', 'Bo Lind met Karl Storm in Oslo. He said that the lock would open.', 'Bo Lind'],
  ['not whom the words are about', 'Bo Lind said that Karl Storm was late. He added that it rained.', 'Bo Lind'],
  [
    'the sentence’s own subject, when the clause goes on',
    'Karl Storm spoke on Monday, Karl Storm said. Bo Lind stopped short of blaming Mr. Storm, but he said that it was late.',
    'Bo Lind',
  ],
  ['whose first name fits', 'Ada Quill met Karl Storm. She said that the lock would open.', 'Ada Quill'],
  [
    'one who has spoken of himself all along',
    'Bo Lind was born in Varnby. He left in 1990. He said that the lock would open.',
    'Bo Lind',
  ],
])('a pronoun means %s', (_how, text, name) => {
  expect(names(text).at(-1)).toBe(name)
})

test.each([
  ['a relative', 'Ada Quill’s brother came to the inquest. He said that the brakes had failed.', 'Ada Quill’s brother'],
  ['a witness', 'Karl Storm was away. A sailor from Varnby came in. He said that the lock had failed.', null],
])('a pronoun behind %s nobody names means nobody named', (_who, text, name) => {
  expect(reports(text).at(-1)?.speaker?.name).not.toMatch(/^(?:Ada Quill|Karl Storm)$/u)
  if (name) expect(reports(text).at(-1)?.speaker?.name).toBe(name)
})

test.each([
  ['a party’s word', 'Senator Ada Quill of Varnby spoke. “It works,” the Varnby Republican said.'],
  ['an age', 'Ada Quill spoke for an hour. “It works,” the 43-year-old said.'],
  ['a short title in full', 'Gov. Ada Quill met Bo Lind. “It works,” the governor said.'],
  ['a word for all of their kind', 'Senator Ada Quill met the host Bo Lind. “It works,” the lawmaker said.'],
])('a description finds who was introduced: %s', (_how, text) => {
  expect(names(text).at(-1)).toBe('Ada Quill')
})

test('a description of another kind is not who was spoken of last', () => {
  expect(names('Senator Ada Quill smiled. “It works,” the Fox host said.').at(-1)).not.toBe('Ada Quill')
})

test('a spokeswoman who gets her name later had it before', () => {
  expect(
    noted(
      'A spokeswoman for the harbour said that it was shut. The spokeswoman, Ada Quill, said that divers would come.',
    ),
  ).toEqual([
    ['it was shut', 'Ada Quill'],
    ['divers would come', 'Ada Quill'],
  ])
})

test('of two spokeswomen without a name neither gets that of a third', () => {
  expect(
    names(
      'A spokeswoman for the harbour said that it was shut. A spokeswoman for the city said that it was late. The spokeswoman, Ada Quill, said that divers would come.',
    ).slice(0, 2),
  ).not.toContain('Ada Quill')
})

test.each([
  ['a participle', 'Ada Quill left early, saying that the lock would open.'],
  [
    'a participle, in a clause of its own',
    'Bo Lind’s remarks came as Ada Quill left the hall, saying that the lock would open.',
  ],
  [
    'a second verb, far away',
    'Ada Quill, who came late, has asked for a pump and said in May that the lock would open.',
  ],
  ['a thing between', 'Ada Quill pledged her support for the crew, tweeting that the lock would open.'],
  ['an opening that tells when', 'Several hours earlier, Ada Quill struck back, saying that the lock would open.'],
  ['the words’ own name', 'Ada Quill’s apology noted that the lock would open.'],
  ['a party in commas', 'Mayor Ada Quill spoke. The mayor, a Liberal, told the crew that the lock would open.'],
  [
    'a description before the name',
    'Ada Quill spoke.\n\nThe daughter of a fisherman, Quill said that the lock would open.',
  ],
])('a report without a plain subject is by whom its sentence is about: %s', (_how, text) => {
  expect(names(text).at(-1)).toBe('Ada Quill')
})

test.each([
  ['Mr. Quill is not a woman', 'Ivanka Quill opened a hotel. Mr. Quill said that it was late.', 'Quill'],
  [
    'the president is not his daughter',
    'Lena Storm, the president’s daughter, opened a school. President Storm said that it was late.',
    'Storm',
  ],
  [
    'nor where he is named first',
    'President Storm was away. Lena Storm, the president’s daughter, opened a school. President Storm said that it was late.',
    'Storm',
  ],
  [
    'the governor is her husband',
    'Ada Storm, the wife of Governor Karl Storm, came. Governor Storm said that it was late.',
    'Karl Storm',
  ],
  [
    'a title tells which, even of names nobody knows',
    'Helga Storm, the treasurer, faces Anders Storm, a lawyer. Ms Storm said that it was late.',
    'Helga Storm',
  ],
])('of two people with one surname: %s', (_what, text, name) => {
  expect(names(text).at(-1)).toBe(name)
})

test.each([
  [
    'who was asked',
    '“Did you sink the boat?” the prosecutor asked Karl Storm. “I was asleep that night.”',
    'Karl Storm',
  ],
  [
    'who was asked by name and calling',
    '“Are you sorry?” Judge Ada Quill asked the sailor, Karl Storm. “I have been sorry every day.”',
    'Karl Storm',
  ],
  [
    'the other one of a conversation',
    '“I was there,” Karl Storm said.\n\n“Did you sink the boat?” Ada Quill asked.\n\n“I was asleep that night.”',
    'Karl Storm',
  ],
  [
    'the one who asks, when the next question comes',
    '“I was there,” Karl Storm said.\n\n“Did you sink the boat?” Ada Quill asked.\n\n“I was asleep.”\n\n“Who was at the helm, then?”',
    'Ada Quill',
  ],
  [
    'who asked and goes on in the same breath',
    '“What are we waiting for?” Ada Quill asked. “We have the pumps.”',
    'Ada Quill',
  ],
])('a quotation behind a question is by %s', (_how, text, name) => {
  expect(names(text).at(-1)).toBe(name)
})

test('nobody answers a reporter where nobody else has spoken', () => {
  expect(names('A reporter asked, “Will the lock open?” “It will open in May.”').at(-1)).toBe(undefined)
})

test.each([
  [
    'who asked asks on',
    'The auditor Ilvana Trosk inquired whether the barge was insured. The agent Bruno Halvard said it was not. “So we pay?” she asked. “You pay once,” he replied.',
    ['Ilvana Trosk', 'Bruno Halvard'],
  ],
  [
    'who asked does not answer',
    'The mayor, Yoruk Ferran, said that the lock would be repaired. A pupil, Emrel Tosk, asked how long that would take. “Until May,” he said.',
    ['Emrel Tosk', 'Yoruk Ferran'],
  ],
  [
    'two subjects of one sentence are both in mind',
    'The pilot Wendelin Krast and the cook Sunniva Holm quarrelled on deck. “It is too salt,” he said. “It is the sea,” she shot back.',
    ['Wendelin Krast', 'Sunniva Holm'],
  ],
])('in a conversation %s', (_what, text, speakers) => {
  expect(names(text).slice(-2)).toEqual(speakers)
})

test.each([
  [
    'the end behind a particle',
    'Bento de Sá Ferrol said it rained. “It works and will work,” de Sá Ferrol said.',
    'Bento de Sá Ferrol',
  ],
  [
    'first name and patronymic',
    'Pyotr Ilyich Varnov spoke. Later Pyotr Ilyich said that it would work.',
    'Pyotr Ilyich Varnov',
  ],
  [
    'a whole compound surname',
    'Gabriel Torres Quent spoke. “It works and will work,” Torres Quent said.',
    'Gabriel Torres Quent',
  ],
  [
    'not the son for the father',
    'Ole T. Brandt Jr. spoke. Ole T. Brandt Sr. said that it would work.',
    'Ole T. Brandt Sr.',
  ],
])('part of a long name means its bearer: %s', (_what, text, name) => {
  expect(names(text).at(-1)).toBe(name)
})
