import { expect, onTestFinished, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { migrate } from '../../src/store/database/migrations.ts'
import { emptyDatabase } from '../world/database.ts'

// Names and titles are made into words by Postgres, whose lower() goes by the characters that the database was made with.

const LOCALES = [
  "LOCALE 'C' LOCALE_PROVIDER libc",
  "LOCALE 'C.UTF-8' LOCALE_PROVIDER libc",
  "LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'tr'",
  "LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'und'",
]

async function wordsIn(locale: string, texts: readonly string[]): Promise<string[]> {
  const { url, drop } = await emptyDatabase(`ENCODING UTF8 ${locale}`)
  await migrate(url)
  const client = await openConnection(url)
  onTestFinished(async () => {
    await client.end()
    await drop()
  })
  const { rows } = await client.query<{ words: string }>(
    'SELECT name_words(text)::text AS words FROM unnest($1::text[]) WITH ORDINALITY AS t(text, place) ORDER BY place',
    [texts],
  )
  return rows.map(({ words }) => words)
}

/** Words in capitals and in small letters, of all scripts that have both. */
const SPELLINGS = [
  ['ÉCOLE DES MINES', 'école des mines'],
  ['МОСКВА Ёлка Їжак Ґанок', 'москва ёлка їжак ґанок'],
  ['Η ΠΌΛΗ ΤΗΣ ΠΆΦΟΥ', 'η πόλη της πάφου'],
  ['IAEA Inspection', 'iaea inspection'],
  ['ÆRØ ŁÓDŹ ÐURÐ', 'ærø łódź ðurð'],
  ['ԵՐԵՒԱՆ', 'երեւան'],
  ['Əliyev ҚАЗАҚ 𞤀𞤁', 'əliyev қазақ 𞤢𞤣'],
] as const

test.each(LOCALES)(
  'in a database with %s, names and titles in capitals have the words of small ones',
  async (locale) => {
    const words = await wordsIn(locale, SPELLINGS.flat())
    for (const [index, [capitals]] of SPELLINGS.entries()) {
      expect.soft(words[2 * index], capitals).toBe(words[2 * index + 1])
      expect.soft(words[2 * index]).not.toBe('')
    }
  },
)

test('a title is found by its words in whatever letters, in a database with the characters of C', async () => {
  const { url, drop } = await emptyDatabase("ENCODING UTF8 LOCALE 'C' LOCALE_PROVIDER libc")
  onTestFinished(drop)
  await migrate(url)
  const client = await openConnection(url)
  onTestFinished(() => client.end())
  const finds = async (title: string, search: string) => {
    const { rows } = await client.query<{ found: boolean }>('SELECT name_words($1) @@ name_query($2) AS found', [
      title,
      search,
    ])
    return rows[0]?.found
  }
  expect(await finds('Москва и Киев', 'киев')).toBe(true)
  expect(await finds('Москва и Киев', 'МОСК')).toBe(true)
  expect(await finds('Η Αθήνα σήμερα', 'ΑΘΉΝΑ')).toBe(true)
  expect(await finds('ΠΌΛΙΣ', 'πόλις')).toBe(true)
  expect(await finds('Москва и Киев', 'минск')).toBe(false)
})
