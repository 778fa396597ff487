// Texts that nobody wrote to be read: each asks for more work than its size, from a reader who is not careful.

const MEGABYTE = 1_000_000

const filled = (scrap: string): string => scrap.repeat(Math.ceil(MEGABYTE / scrap.length))

export const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ['100,000 opening marks', '“'.repeat(100_000)],
  ['marks that open and never close', ' “a'.repeat(100_000)],
  ['paragraphs that never close', '“a\n'.repeat(100_000)],
  ['apostrophes', filled("'a's ")],
  ['one endless sentence of speech', filled('said Roe that he told them ')],
  ['one endless sentence of names', filled('Lena Holt met Ole Brandt and ')],
  ['one endless sentence of prose', filled('the lock is safe and the river rises and ')],
  ['one endless list', filled('Roe, ')],
  ['333,000 paragraphs of a letter', 'a\n'.repeat(333_000)],
  ['deeply nested marks', '(“'.repeat(100_000) + '”)'.repeat(100_000)],
  ['marks nested in words', '“a '.repeat(100_000) + ' b”'.repeat(100_000)],
  ['marks of four kinds, none closed', '“‘«"'.repeat(50_000)],
  ['nothing but quotations', filled('"a" ')],
  ['nothing but speech verbs', filled('said ')],
  ['one endless word', 'a'.repeat(MEGABYTE)],
  ['nothing but spaces', ' '.repeat(MEGABYTE)],
  ['nothing but full stops', filled('. ')],
  ['half characters', '\ud800"\udc00" '.repeat(50_000)],
  [
    'thousands of namesakes',
    Array.from({ length: 10_000 }, (_, at) => `Minister A${at} Roe said that it rains. `).join(''),
  ],
]
