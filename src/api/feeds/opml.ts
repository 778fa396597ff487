import { readOpml, writeOpml } from '../../domain/feed/opml.ts'
import { addFeeds, type NewFeed, readListedFeeds } from '../../store/feeds/feed-rows.ts'
import { builder } from '../relay/builder.ts'
import { FAILURES, refuse, requireRole } from '../relay/failures.ts'
import { EDITORS_ONLY, requireEditor } from './editors-only.ts'
import { hostName, USUAL_CAP, webAddress } from './given-feed.ts'

interface Imported {
  ids: string[]
  known: number
  refused: string[]
}

const Success = builder.objectRef<Imported>('ImportOpmlSuccess').implement({
  description: 'The feeds of the list are followed. They are asked at once, one after the other.',
  fields: (t) => ({
    feeds: t.prismaField({
      type: ['Feed'],
      description: 'Those that were not followed before, in the order of the list.',
      resolve: async (query, { ids }, _, context) => {
        const rows = await context.prisma.feed.findMany({ ...query, where: { id: { in: ids } } })
        const byId = new Map(rows.map((row) => [row.id, row]))
        return ids.map((id) => byId.get(id)).filter((row) => row !== undefined)
      },
    }),
    known: t.exposeInt('known', { description: 'How many were followed already. They stay as they are.' }),
    refused: t.exposeStringList('refused', {
      description: 'What the list has in place of an address, where that is not one of the web.',
    }),
  }),
})

const ImportOpmlInput = builder.inputType('ImportOpmlInput', {
  description: 'A list of feeds.',
  fields: (t) => ({ opml: t.string({ required: true, description: 'An OPML document, as other readers export it.' }) }),
})

builder.mutationField('importOpml', (t) =>
  t.field({
    type: Success,
    description: 'Follows all feeds of an OPML document. Requires the EDITOR role. Since 0.5.0.',
    args: { input: t.arg({ type: ImportOpmlInput, required: true, description: 'The list.' }) },
    errors: { types: FAILURES, directResult: true },
    complexity: 20,
    resolve: async (_, { input }, context) => {
      requireRole(context, 'EDITOR')
      const listed = readOpml(input.opml)
      if (listed.length === 0) refuse('opml', 'has no feed in it: it must have an outline with an xmlUrl')
      const refused: string[] = []
      const feeds = new Map<string, NewFeed>()
      for (const { url: given, title, homepage: home } of listed) {
        const url = webAddress(given)
        if (url === null) refused.push(given.slice(0, 200))
        else {
          const homepage = (home === null ? null : webAddress(home)) ?? new URL(url).origin
          const name = title?.replaceAll('\0', '').toWellFormed().slice(0, 200) ?? null
          const about = { title: name, sourceName: name ?? hostName(homepage), homepage }
          feeds.set(url, { url, ...about, chosenMinutes: null, dailyCap: USUAL_CAP })
        }
      }
      const added = await addFeeds(context.writer, [...feeds.values()], context.principal.id)
      const ids = added.filter(({ isNew }) => isNew).map(({ id }) => id)
      return { ids, known: added.length - ids.length, refused }
    },
  }),
)

builder.queryField('exportOpml', (t) =>
  t.string({
    nullable: true,
    description: `All feeds that are followed as an OPML document, for other readers. ${EDITORS_ONLY} Since 0.5.0.`,
    complexity: 20,
    resolve: async (_, __, context) => {
      requireEditor(context)
      return writeOpml(await readListedFeeds(context.prisma), new Date())
    },
  }),
)
