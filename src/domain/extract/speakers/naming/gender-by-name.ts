// What the shape of a name says of its bearer, where the name is on no list: "Anatolyevna", "Sigurdardottir", "Ilvana".

import { unaccented } from '../../../language/tokens.ts'

const HER_PATRONYMIC = /(?:ovna|evna|ichna)$/u
const HIS_PATRONYMIC = /(?:ovich|evich|ovych)$/u
const HER_SURNAME = /(?:ova|eva|skaya|skaia|dottir)$/u
const HIS_IN_A = new Set(
  (
    'luca luka nicola andrea mustafa musa joshua ezra elisha garba nikita ilya ilia hamza yahya isa issa abba krishna rama aditya surya juma mika jukka pekka esa ' +
    'costa sava toma baba kanta misha kostya borya vanya jonta akira sota kenta ryota moussa kaba issaka boukata elia jeremia zakaria tobia mattia battista'
  ).split(' '),
)

/**
 * From -1, hers, to 1, his; 0 where the name tells nothing. `words`: the whole name in lower case. Most languages of Europe,
 * India, Africa and the Pacific have more women's first names in -a and more men's in -o or a consonant; patronymics tell surely.
 */
export function genderByShape(words: readonly string[]): number {
  const plain = words.map((word) => unaccented(word).toLowerCase())
  const [first = ''] = plain
  const last = plain.at(-1) ?? ''
  if (plain.length < 2) return 0
  if (plain.slice(1).some((word) => HER_PATRONYMIC.test(word)) || HER_SURNAME.test(last)) return -1
  if (plain.slice(1, -1).some((word) => HIS_PATRONYMIC.test(word))) return 1
  if (HIS_IN_A.has(first)) return 0.5
  if (/a$/u.test(first)) return -0.8
  if (/(?:ette|elle|ine|lyn|leen)$/u.test(first)) return -0.4
  if (/(?:o|us|os|rt|rd|ld|er)$/u.test(first)) return 0.5
  return /[b-df-hj-np-tv-z]$/u.test(first) ? 0.2 : 0
}
