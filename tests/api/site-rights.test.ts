import { afterAll, beforeAll, expect, test } from 'vitest'
import { rightsFrom } from '../../src/domain/rights/rights.ts'
import { keepSiteRights, noteSiteRefusal } from '../../src/store/feeds/site-rights.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  for (const [name, homepage] of [
    ['The Harbour Times', 'https://www.harbourtimes.example'],
    ['The Quay', 'https://quay.example'],
    ['Notes', null],
  ])
    await desk.answered('mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }', {
      input: { source: { name, homepage }, url: `https://a.example/${name}`, text: '“It holds,” Ada Quill said.' },
    })
})
afterAll(() => desk.close())

const ASKED = /* GraphQL */ `
  {
    sources {
      nodes {
        name
        rights {
          site
          readAt
          said { where text }
          reasons { refuses where text ask }
          mayFetch
          mayKeepFullText
          mayUseAsAiInput
          contacts
          lastRefusal { at message }
        }
      }
    }
  }
`

test('of a source one sees what its publisher says on each of its sites, when, what follows, and whom to ask', async () => {
  const { prisma } = desk.database
  const reason = {
    signal: 'CONTENT_SIGNAL',
    refuses: ['AI_INPUT'],
    where: 'robots.txt',
    text: 'No models',
    ask: 'desk@harbourtimes.example',
  } as const
  const site = { said: [{ where: 'robots.txt', text: 'Content-Signal: ai-input=no' }], contacts: [reason.ask] }
  const [early, late] = [new Date('2026-05-01T00:00:00Z'), new Date('2026-05-02T00:00:00Z')]
  const origin = 'https://www.harbourtimes.example'
  await keepSiteRights(prisma, { ...site, origin, readAt: late, rights: rightsFrom([reason]) })
  // What another process read earlier does not take its place.
  await keepSiteRights(prisma, { origin, readAt: early, said: [], rights: rightsFrom([]), contacts: [] })
  await noteSiteRefusal(prisma, 'https://blog.harbourtimes.example', 'refused; ask https://blog.harbourtimes.example/')
  await noteSiteRefusal(prisma, 'https://notharbourtimes.example', 'refused')

  const { sources } = await desk.answered(ASKED, {}, await desk.principal('READER'))
  const byName = new Map(sources.nodes.map((one: { name: string; rights: unknown }) => [one.name, one.rights]))
  const { signal: _, ...shown } = reason
  expect(byName.get('The Harbour Times')).toEqual([
    {
      site: origin,
      readAt: late.toISOString(),
      said: site.said,
      reasons: [shown],
      mayFetch: true,
      mayKeepFullText: true,
      mayUseAsAiInput: false,
      contacts: [reason.ask],
      lastRefusal: null,
    },
    {
      site: 'https://blog.harbourtimes.example',
      readAt: null,
      said: [],
      reasons: [],
      mayFetch: true,
      mayKeepFullText: true,
      mayUseAsAiInput: true,
      contacts: [],
      lastRefusal: { at: expect.any(String), message: 'refused; ask https://blog.harbourtimes.example/' },
    },
  ])
  expect(byName.get('The Quay')).toEqual([])
  expect(byName.get('Notes')).toEqual([])
})

test('what was read does not take away when a page was last refused', async () => {
  const { prisma } = desk.database
  const origin = 'https://quay.example'
  await noteSiteRefusal(prisma, origin, 'closed')
  await keepSiteRights(prisma, { origin, readAt: new Date(), said: [], rights: rightsFrom([]), contacts: [] })
  const { source } = await desk.answered('{ source(slug: "the-quay") { rights { readAt lastRefusal { message } } } }')
  expect(source.rights).toEqual([{ readAt: expect.any(String), lastRefusal: { message: 'closed' } }])
})
