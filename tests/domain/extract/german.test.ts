import { expect, test } from 'vitest'
import { noted, reports } from './article.ts'

const german = { language: 'de' }

test.each([
  [
    'Hafenministerin Lena Holt sagte am Dienstag, dass die Schleuse sicher sei.',
    'dass die Schleuse sicher sei',
    'Lena Holt',
  ],
  [
    'Die Schleuse sei seit Jahren sicher, sagte Hafenministerin Lena Holt.',
    'Die Schleuse sei seit Jahren sicher',
    'Lena Holt',
  ],
  ['Die Schleuse öffnet wieder im Mai, so Lena Holt.', 'Die Schleuse öffnet wieder im Mai', 'Lena Holt'],
  ['Laut Lena Holt öffnet die Schleuse wieder im Mai.', 'öffnet die Schleuse wieder im Mai', 'Lena Holt'],
  ['Lena Holt zufolge öffnet die Schleuse wieder im Mai.', 'öffnet die Schleuse wieder im Mai', 'Lena Holt'],
  ['Wie Lena Holt berichtete, öffnet die Schleuse wieder im Mai.', 'öffnet die Schleuse wieder im Mai', 'Lena Holt'],
  [
    'Am Montag teilte Lena Holt mit, die Schleuse öffne wieder im Mai.',
    'die Schleuse öffne wieder im Mai',
    'Lena Holt',
  ],
  [
    'Lena Holt hat am Montag angekündigt, dass die Schleuse öffnen werde.',
    'dass die Schleuse öffnen werde',
    'Lena Holt',
  ],
])('German paraphrases are found by their cues: %s', (text, words, name) => {
  expect(noted(text, german)).toEqual([[words, name]])
})

test('a German paraphrase runs on over sentences in the subjunctive', () => {
  const text =
    'Lena Holt sagte, dass die Schleuse sicher sei. Sie habe zwei Tore. Man könne das jederzeit prüfen. Es regnete in Varnby.'
  expect(noted(text, german)).toEqual([
    ['dass die Schleuse sicher sei', 'Lena Holt'],
    ['Sie habe zwei Tore. Man könne das jederzeit prüfen', 'Lena Holt'],
  ])
})

test('a German quotation finds whoever stands behind its verb', () => {
  const text = '„Die Schleuse hält“, betonte gestern der Bürgermeister Ole Brandt.'
  expect(reports(text, german)).toMatchObject([
    { form: 'DIRECT', text: 'Die Schleuse hält', speaker: { name: 'Ole Brandt' } },
  ])
})

test('German prose that nobody told is no report', () => {
  expect(
    noted('Die Schleuse öffnete im Mai. Am Montag regnete es, und der Fluss stieg über die Ufer.', german),
  ).toEqual([])
})
