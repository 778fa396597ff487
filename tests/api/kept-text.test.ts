import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
let editor: Principal
let reader: Principal
beforeAll(async () => {
  desk = await openDesk()
  editor = await desk.principal('EDITOR')
  reader = await desk.principal('READER')
})
afterAll(() => desk.close())

const FILLER = 'The ferries lay at the quay and the lamps were lit along the water. '.repeat(30)
const TEXT = `“The mole will hold until spring,” Ada Quill said.\n\n${FILLER}`
/** Another article: the same text at another address of its outlet is the same article. */
const another = (day: string) => `${TEXT}\n\nThis was written on ${day}.`
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
  const refused = await desk.answered(SET, { id: source.id, keepText: 'QUOTATIONS' }, reader)
  expect(refused.setKeepText.__typename).toBe('NotAllowed')
  const set = await desk.answered(SET, { id: source.id, keepText: 'QUOTATIONS' }, editor)
  expect(set.setKeepText.source).toEqual({ keepText: 'QUOTATIONS' })
  const cut = await desk.answered(INGEST, { url: 'https://harbourtimes.example/2', text: another('Monday') })
  const { text, textKept, revisions } = cut.ingestArticle.article
  expect(text).toMatch(/^“The mole will hold until spring,” Ada Quill said\..*\[…\]$/s)
  expect(textKept).toBe('QUOTATIONS')
  expect(revisions).toEqual([{ text, textKept, rights: { reasons: [] } }])
  const unset = await desk.answered(SET, { id: source.id, keepText: null }, editor)
  expect(unset.setKeepText.source).toEqual({ keepText: null })
  const nobody = await desk.answered(SET, { id: 'nosuch', keepText: 'FULL' }, editor)
  expect(nobody.setKeepText.problems).toMatchObject([{ path: 'id' }])
})

test('who set how much is kept of a source’s texts, when, from what to what, stands in the audit', async () => {
  const { ingestArticle } = await desk.answered(INGEST, { url: 'https://harbourtimes.example/5', text: TEXT })
  const { id } = ingestArticle.article.source
  const began = new Date()
  // The last one changes nothing.
  for (const keepText of ['FULL', 'QUOTATIONS', null, null]) await desk.answered(SET, { id, keepText }, editor)
  const { audit } = await desk.answered(
    `query ($id: ID!, $since: DateTime!) { audit(kinds: [SOURCE_CHANGED], subject: $id, since: $since) { nodes {
      kind at by reason subjectId changes { field before after }
    } } }`,
    { id, since: began.toISOString() },
  )
  const changed = audit.nodes.map(({ changes }: { changes: object[] }) => changes)
  expect(changed).toEqual([
    [{ field: 'keepText', before: 'QUOTATIONS', after: null }],
    [{ field: 'keepText', before: 'FULL', after: 'QUOTATIONS' }],
    [{ field: 'keepText', before: null, after: 'FULL' }],
  ])
  for (const one of audit.nodes) {
    expect(one).toMatchObject({ kind: 'SOURCE_CHANGED', by: editor.name, reason: null, subjectId: id })
    expect(new Date(one.at).getTime()).toBeGreaterThanOrEqual(began.getTime())
  }
  const { audit: all } = await desk.answered('{ audit(first: 1) { nodes { kind } } }')
  expect(all.nodes).toEqual([{ kind: 'SOURCE_CHANGED' }])
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

test('readers are shown the quotations of a whole text, at the same places, and editors all of it', async () => {
  const url = 'https://harbourtimes.example/4'
  const text = `${FILLER}\n\n${TEXT}`
  await desk.answered(INGEST, { url, text })
  await desk.answered(INGEST, { url, text: `${text}\n\nThis was put right on Tuesday.` })
  const asked = `{ article(url: "${url}") { text textKept revisions { text } reports { nodes { text parts { start end } } } } }`
  const { article: whole } = await desk.answered(asked, {}, editor)
  expect(whole.text).toBe(`${text}\n\nThis was put right on Tuesday.`)
  const { article: shown } = await desk.answered(asked, {}, reader)
  expect(shown.textKept).toBe('FULL')
  expect(shown.text).toHaveLength(whole.text.length)
  expect(shown.text).not.toContain('put right on Tuesday')
  const [report] = shown.reports.nodes
  expect(shown.text.slice(report.parts[0].start, report.parts[0].end)).toBe(report.text)
  expect(shown.text.match(/ferries/g).length).toBeLessThan(whole.text.match(/ferries/g).length / 2)
  expect(shown.revisions.at(-1).text).toBe(shown.text)
  // Its report has moved on to the second revision.
  expect(shown.revisions[0].text.trim()).toBe('[…]')
})

const COLLECT = /* GraphQL */ `
  mutation ($url: String!, $text: String!, $collected: CollectedInput!) {
    ingestArticle(input: { source: { name: "The Harbour Times" }, url: $url, text: $text, collected: $collected }) {
      __typename
      ... on IngestArticleSuccess { article { text textKept publishedAt rights { reasons { refuses where text } } } }
      ... on InvalidInput { problems { path message } }
    }
  }
`

test('a client that has collected an article says so, and can only have less kept of it', async () => {
  const url = 'https://harbourtimes.example/collected'
  const refusal = { signal: 'ROBOTS_META', refuses: ['FULL_TEXT'], where: 'the page', text: 'No copies (noarchive)' }
  const asked = (collected: object, as = editor) =>
    desk.answered(COLLECT, { url, text: another('Tuesday'), collected }, as)
  expect((await asked({ refusals: [] }, reader)).ingestArticle.__typename).toBe('NotAllowed')
  const closed = await asked({ refusals: [{ ...refusal, refuses: ['FETCH'] }] })
  expect(closed.ingestArticle.problems).toEqual([
    { path: 'collected', message: 'may not be read: No copies (noarchive)' },
  ])
  const wrong = await asked({ refusals: [refusal, { ...refusal, refuses: [] }] })
  expect(wrong.ingestArticle.problems).toMatchObject([{ path: 'collected.refusals.1.refuses' }])
  const empty = await asked({ refusals: [{ ...refusal, where: ' ' }] })
  expect(empty.ingestArticle.problems).toMatchObject([{ path: 'collected.refusals.0.where' }])
  const many = await asked({ refusals: Array.from({ length: 51 }, () => refusal) })
  expect(many.ingestArticle.problems).toMatchObject([{ path: 'collected.refusals' }])
  const kept = await asked({ refusals: [refusal] })
  const { signal: _, ...shown } = refusal
  expect(kept.ingestArticle.article).toMatchObject({ textKept: 'QUOTATIONS', rights: { reasons: [shown] } })
  expect(kept.ingestArticle.article.text).toMatch(/\[…\]$/)
})

test('what led to a collected page counts where the page says nothing, and not where it is in the future', async () => {
  const ask = async (url: string, publishedAt: string) => {
    const html = `<title></title><article>
      <p>“The mole will hold until spring,” Ada Quill said.</p><p>${FILLER} Seen at ${url}.</p></article>`
    const { ingestArticle } = await desk.answered(
      `mutation ($url: String!, $html: String!, $collected: CollectedInput!) {
        ingestArticle(input: { source: { name: "The Harbour Times" }, url: $url, html: $html, collected: $collected }) {
          ... on IngestArticleSuccess { article { title publishedAt } } ... on InvalidInput { problems { message } } } }`,
      { url, html, collected: { refusals: [], title: 'Mole holds', publishedAt } },
      editor,
    )
    return ingestArticle.article ?? ingestArticle
  }
  expect(await ask('https://harbourtimes.example/led', '2025-05-13T06:40:00.000Z')).toEqual({
    title: 'Mole holds',
    publishedAt: '2025-05-13T06:40:00.000Z',
  })
  expect(await ask('https://harbourtimes.example/ahead', '2999-05-13T06:40:00.000Z')).toMatchObject({
    publishedAt: null,
  })
})
