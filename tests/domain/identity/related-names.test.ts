import { expect, test } from 'vitest'
import { nameKey } from '../../../src/domain/identity/name-key.ts'
import { type NameKnown, relate, surnamesOf } from '../../../src/domain/identity/related-names.ts'
import { foldName } from '../../../src/domain/language/names.ts'

const full = (name: string, ...singles: string[]): NameKnown => ({ name, isBare: false, singles })
const bare = (name: string): NameKnown => ({ name, isBare: true, singles: [] })

test.each([
  ['Odile Marrane', 'Odile Marrané', 'SAME'],
  ['Odile Marrane', 'Ms. Odile Marrane', 'SAME'],
  ['Odile Bea Marrane', 'Odile Marrane', 'CLOSE'],
  ['Odile B. Marrane', 'Odile Bea Marrane', 'CLOSE'],
  ['Pavel Igorevich Tolmin', 'Pavel Tolmin', 'CLOSE'],
  ['Jürgen Bräutig', 'Juergen Braeutig', 'CLOSE'],
  ['Oleh Zarenskyy', 'Oleh Zarenskiy', 'CLOSE'],
  ['Nabil al-Hadar', 'Nabil Hadar', 'CLOSE'],
  ['Joost van der Veld', 'Joost Veld', 'CLOSE'],
  ['Shen Ruolan', 'Ruolan Shen', 'CLOSE'],
  ['Aldo Brice Jr.', 'Aldo Brice', 'KIN'],
  ['Aldo B. Brice Jr.', 'Aldo Brice', 'KIN'],
  ['O. B. Marrane', 'Odile Bea Marrane', 'LOOSE'],
  ['O.B. Marrane', 'Odile Marrane', 'LOOSE'],
  ['Bob Tarrant', 'Robert Tarrant', 'LOOSE'],
  ['Aleksandr Dunin', 'Alexander Dunin', 'LOOSE'],
  ['J. Conrad Pell', 'Conrad Pell', 'LOOSE'],
  ['Inés Soria Vidal', 'Inés Soria', 'LOOSE'],
  ['Aldo Brice Jr.', 'Aldo Brice Sr.', 'OTHER'],
  ['Odile Marrane', 'Yvette Marrane', 'OTHER'],
  ['Odile B. Marrane', 'Odile C. Marrane', 'OTHER'],
  ['Robert Tarrant', 'Robin Tarrant', 'OTHER'],
  ['Odile Marrane', 'Odile Quist', 'OTHER'],
])('%s and %s are %s', (one, other, relation) => {
  expect(relate(full(one), full(other))).toBe(relation)
  expect(relate(full(other), full(one))).toBe(relation)
})

test('a surname is the last word of a name, unless an article has shown that it is another', () => {
  expect(relate(bare('Marrane'), full('Odile Marrane'))).toBe('SURNAME')
  expect(relate(bare('Odile'), full('Odile Marrane'))).toBe('OTHER')
  expect(relate(bare('Shen'), full('Shen Ruolan', 'shen'))).toBe('SURNAME')
  expect(relate(bare('Ruolan'), full('Shen Ruolan', 'shen'))).toBe('OTHER')
  expect(relate(bare('Hadar'), full('Nabil al-Hadar'))).toBe('SURNAME')
  expect(relate(bare('Marrane'), bare('Marrane'))).toBe('SURNAME')
  expect(surnamesOf(full('Shen Ruolan', 'shen'))).toEqual(['shen'])
})

test('somebody of that given name in the surname’s place is not taken for a namesake', () => {
  expect(relate(full('Vera Shen'), full('Shen Ruolan', 'shen'))).toBe('OTHER')
})

test.each([
  ['Müller', 'Mueller'],
  ['Sørensen', 'Soerensen'],
  ['Zarenskyy', 'Zarensky'],
  ['O’Malley', 'OMalley'],
  ['el-Masri', 'Masri'],
  ['Do-hyun', 'Dohyun'],
  ['Yezhova', 'Ezhova'],
  ['Aleksei', 'Alexey'],
])('%s and %s are spellings of one name', (one, other) => {
  expect(nameKey(foldName(one))).toBe(nameKey(foldName(other)))
})

test.each([
  ['Miller', 'Muller'],
  ['Hall', 'Hill'],
  ['Lee', 'Li'],
])('%s and %s are two names', (one, other) => {
  expect(nameKey(foldName(one))).not.toBe(nameKey(foldName(other)))
})
