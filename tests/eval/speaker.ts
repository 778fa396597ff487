// Whether two names mean one speaker. Lenient: the last names are equal, or the words of one are all in the other.
// Strict: the last names are equal, and the first names do not clash.

const TITLES = new Set(
  'the a an of for in on at to and or by with from his her their its mr mrs ms miss dr sir dame lord sen rep gov gen president senator secretary minister prime former chief'.split(
    ' ',
  ),
)
const PRONOUN =
  /^(?:he|she|they|it|i|we|you|who|him|her|them|his|their|that|this|these|those|which|er|sie|es|wir|ich)$/u

export function isPronoun(name: string): boolean {
  return PRONOUN.test(folded(name))
}

export function isLenient(a: string, b: string): boolean {
  if (isPronoun(a) || isPronoun(b)) return folded(a) === folded(b)
  const x = content(a)
  const y = content(b)
  if (x.length === 0 || y.length === 0) return false
  return x.at(-1) === y.at(-1) || x.every((word) => y.includes(word)) || y.every((word) => x.includes(word))
}

export function isStrict(a: string, b: string): boolean {
  if (isPronoun(a) || isPronoun(b)) return false
  const x = names(a)
  const y = names(b)
  const key = keyOf(a)
  if (x.length === 0 || y.length === 0) return key === keyOf(b) && key !== ''
  if (key !== keyOf(b) && !(y.includes(key) && x.includes(keyOf(b)))) return false
  const first = x[x.indexOf(key) - 1]
  const other = y[y.indexOf(key) - 1]
  return !(first && other && first !== other && first[0] !== other[0])
}

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s\b/gu, '')
    .replace(/[^\p{L}\p{N} -]/gu, ' ')
    .replace(/\b(?:jr|sr|ii|iii)\b/gu, ' ')
    .trim()
}

function wordsOf(name: string): string[] {
  return folded(name)
    .split(/[\s-]+/u)
    .filter(Boolean)
}

function content(name: string): string[] {
  const own = wordsOf(name)
  const rest = own.filter((word) => !TITLES.has(word) && word.length > 1)
  return rest.length > 0 ? rest : own
}

function keyOf(name: string): string {
  const head = name.split(/,|\(| of | for | at | from | in | who | which | and | writing | told /u)[0] ?? ''
  const capital = head.match(/\p{Lu}[\p{L}’'.-]*/gu)?.at(-1)
  return wordsOf(capital ?? head).at(-1) ?? ''
}

function names(name: string): string[] {
  const capitals = (name.split(',')[0] ?? '').match(/\p{Lu}[\p{L}’'.-]+/gu) ?? []
  return capitals.map(folded).filter((word) => !TITLES.has(word) && word.length > 1)
}
