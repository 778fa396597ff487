import { EXTRACTOR_VERSION } from '../../domain/extract/extractor.ts'
import type { Principal } from '../../domain/statement/principal.ts'
import { findKeyOf } from '../../store/access/keys.ts'
import { builder } from '../relay/builder.ts'

// What a client asks first: who it is, and whom it talks to.

const Me = builder.objectRef<Principal>('Me').implement({
  description: 'Who calls.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the principal.' }),
    role: t.field({ type: 'Role', description: 'What it may do.', resolve: ({ role }) => role }),
    key: t.field({
      type: 'ApiKey',
      nullable: true,
      description:
        'The key that the request came with, or that its session was made with. Null if it came without one: from this machine, or with a link of `onrecord open`.',
      resolve: (_, __, { credential, prisma }) => (credential === null ? null : findKeyOf(prisma, credential)),
    }),
  }),
})

const ServerInfo = builder.objectRef<{ version: string }>('ServerInfo').implement({
  description: 'The service.',
  fields: (t) => ({
    version: t.exposeString('version', { description: 'The release that runs: "0.4.0".' }),
    extractorVersion: t.int({
      description: 'The version of its rules for reading articles, as in `Article.extractorVersion`.',
      resolve: () => EXTRACTOR_VERSION,
    }),
  }),
})

builder.queryFields((t) => ({
  me: t.field({
    type: Me,
    description: 'Who calls, as the service sees it.',
    resolve: (_, __, { principal }) => principal,
  }),
  serverInfo: t.field({
    type: ServerInfo,
    description: 'The service that answers.',
    resolve: (_, __, { version }) => ({ version }),
  }),
}))
