import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const FILLER = 'The ferries lay at the quay and the lamps were lit along the water. '.repeat(30)
const TEXT = `“The mole will hold until spring,” Ada Quill said.\n\n${FILLER}`
const INGEST = /* GraphQL */ `
  mutation ($url: String!, $text: String!) {
    ingestArticle(input: { source: { name: "The Harbour Times" }, url: $url, text: $text }) {
      ... on IngestArticleSuccess {
        article {
          text textKept rights { reasons { text } }
          revisions { text textKept rights { reasons { refuses where text } } }
          source { id keepText }
        }
      }
    }
  }
`
const SET = /* GraphQL */ `
  mutation ($id: ID!, $keepText: TextKept) {
    setKeepText(input: { id: $id, keepText: $keepText }) {
      __typename
      ... on SetKeepTextSuccess { source { keepText } }
      ... on InvalidInput { problems { path message } }
    }
  }
`

test('an editor sets how much is kept of a source’s texts, and an article says how much that is', async () => {
  const whole = await desk.answered(INGEST, { url: 'https://harbourtimes.example/1', text: TEXT })
  const { source, ...article } = whole.ingestArticle.article
  expect(article).toMatchObject({ text: TEXT, textKept: 'FULL', rights: { reasons: [] } })
  expect(source.keepText).toBeNull()
  const reader = await desk.principal('READER')
  const refused = await desk.answered(SET, { id: source.id, keepText: 'QUOTATIONS' }, reader)
  expect(refused.setKeepText.__typename).toBe('NotAllowed')
  const editor = await desk.principal('EDITOR')
  const set = await desk.answered(SET, { id: source.id, keepText: 'QUOTATIONS' }, editor)
  expect(set.setKeepText.source).toEqual({ keepText: 'QUOTATIONS' })
  const cut = await desk.answered(INGEST, { url: 'https://harbourtimes.example/2', text: TEXT })
  const { text, textKept, revisions } = cut.ingestArticle.article
  expect(text).toMatch(/^“The mole will hold until spring,” Ada Quill said\..*\[…\]$/s)
  expect(textKept).toBe('QUOTATIONS')
  expect(revisions).toEqual([{ text, textKept, rights: { reasons: [] } }])
  const unset = await desk.answered(SET, { id: source.id, keepText: null }, editor)
  expect(unset.setKeepText.source).toEqual({ keepText: null })
  const nobody = await desk.answered(SET, { id: 'nosuch', keepText: 'FULL' }, editor)
  expect(nobody.setKeepText.problems).toMatchObject([{ path: 'id' }])
})

test('an article shows what its publisher refuses, and where that stands', async () => {
  await desk.answered(INGEST, { url: 'https://harbourtimes.example/3', text: TEXT })
  const reason = { signal: 'ROBOTS_META', refuses: ['FULL_TEXT'], where: 'the page', text: 'No copies are to be kept' }
  await desk.database.prisma.articleRevision.updateMany({ data: { reasons: [reason] } })
  const { article } = await desk.answered(
    '{ article(url: "https://harbourtimes.example/3") { rights { reasons { refuses where text } } } }',
  )
  const { signal: _, ...shown } = reason
  expect(article.rights.reasons).toEqual([shown])
})
