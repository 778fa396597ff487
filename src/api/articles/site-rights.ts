import type { GraphQLResolveInfo } from 'graphql'
import { isUrl } from '../../domain/given/given-url.ts'
import { type RightsRefusal, rightsFrom } from '../../domain/rights/rights.ts'
import type { SiteSaying } from '../../domain/rights/site-said.ts'
import { readSiteRights } from '../../store/feeds/site-rights.ts'
import type { SiteRights } from '../../store/prisma/client.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { RefusalType } from './rights.ts'

const SayingType = builder.objectRef<SiteSaying>('PublisherSaying').implement({
  description: 'One thing that a publisher says of what may be done with its site. Since 0.5.0.',
  fields: (t) => ({
    where: t.exposeString('where', { description: 'Where it stands: "robots.txt", "/.well-known/tdmrep.json".' }),
    text: t.exposeString('text', { description: 'As it stands: "Content-Signal: ai-input=no".' }),
  }),
})

const RefusedRequest = builder.objectRef<{ at: Date; message: string }>('RefusedRequest').implement({
  description: 'A request for a page that a publisher, or its rules, refused. Since 0.5.0.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    message: t.exposeString('message', { description: 'Why, and whom to ask, in a sentence.' }),
  }),
})

export const SiteRightsType = builder.objectRef<SiteRights>('SiteRights').implement({
  description:
    'What a publisher says of one of its sites, and what follows for what is collected there. Single articles may say otherwise: see `Article.rights`. Since 0.5.0.',
  fields: (t) => ({
    site: t.exposeString('origin', { description: 'The site: "https://harbourtimes.example".' }),
    readAt: t.expose('readAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was read last: once a day while something is collected there. Null: it could not be read.',
    }),
    said: t.field({
      type: [SayingType],
      description: 'What it says to us or to all, as it stands: the first lines of robots.txt and of tdmrep.json.',
      resolve: ({ said }) => said as unknown as SiteSaying[],
    }),
    reasons: t.field({
      type: [RefusalType],
      description: 'What is refused of the front page, and so of most of the site. Empty: nothing.',
      resolve: reasonsOf,
    }),
    mayFetch: t.boolean({
      description: 'Whether pages are asked for.',
      resolve: (site) => rightsFrom(reasonsOf(site)).mayFetch,
    }),
    mayKeepFullText: t.boolean({
      description: 'Whether more than quotations may be kept, if KEEP_TEXT or `Source.keepText` says so.',
      resolve: (site) => rightsFrom(reasonsOf(site)).mayKeepFullText,
    }),
    mayUseAsAiInput: t.boolean({
      description: 'Whether a language model reads its articles, if EXTRACTOR=llm. Else the rules do.',
      resolve: (site) => rightsFrom(reasonsOf(site)).mayUseAsAiInput,
    }),
    contacts: t.exposeStringList('contacts', {
      description:
        'Whom to ask, as the publisher says in its robots.txt, licence or policy: mail and web addresses. Empty: it does not say; look on its site.',
    }),
    lastRefusal: t.field({
      type: RefusedRequest,
      nullable: true,
      description: 'The last time that a page was refused there. Null: never.',
      resolve: ({ refusedAt, refusedMessage }) =>
        refusedAt === null ? null : { at: refusedAt, message: refusedMessage ?? '' },
    }),
  }),
})

function reasonsOf({ reasons }: SiteRights): RightsRefusal[] {
  return reasons as unknown as RightsRefusal[]
}

/** The sites at and below a homepage, those that were read last first. */
export async function loadSiteRights(
  context: Context,
  info: GraphQLResolveInfo,
  homepage: string | null,
): Promise<SiteRights[]> {
  if (homepage === null || !isUrl(homepage)) return []
  const sites = openBatch(info, 'site-rights', (hosts) => readSiteRights(context.prisma, hosts))
  return (await sites.load(new URL(homepage).hostname.replace(/^www\./, ''))) ?? []
}
