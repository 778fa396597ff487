import { v7 as uuid } from 'uuid'
import type { EntryKind } from '../../src/domain/journal/entry.ts'
import type { StatementVersion } from '../../src/domain/journal/version.ts'
import { foldName } from '../../src/domain/language/names.ts'
import type { SpeechAct } from '../../src/domain/statement/speech-act.ts'
import type { SaidAt, SpeechForm } from '../../src/domain/statement/statement.ts'
import { foldOfficeNames } from '../../src/store/catalogue/offices.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'
import { configurationOf, readLexemes } from '../../src/store/search/linguistics.ts'
import { saveReports } from '../../src/store/tables/reports.ts'
import { writeStatements } from '../../src/store/tables/statements.ts'
import { NO_VALUES, type ValuesInDocument } from './conditions.ts'

/** Puts a past into a database row by row, where a test wants more, or odder, than articles would give. */
export interface Archive {
  source(name?: string): Promise<string>
  actor(name?: string): Promise<string>
  office(name?: string): Promise<string>
  /** `broader`: ids. Its rule passes nothing: statements say themselves what they belong to. */
  topic(name?: string, broader?: string[]): Promise<string>
  /** An article of the source, with one revision. */
  article(told?: ToldArticle): Promise<string>
  statement(told?: ToldStatement): Promise<ArchivedStatement>
  /** Numbers what is pending. */
  number(): Promise<void>
}

interface ToldArticle {
  sourceId?: string
  url?: string
  text?: string
  language?: string
}

interface ToldStatement {
  text?: string
  form?: SpeechForm
  /** What the speaker does with the words; unknown where it is not told. */
  act?: SpeechAct | null
  actorId?: string | null
  officeId?: string | null
  topicIds?: string[]
  language?: string
  saidAt?: SaidAt | null
  /** When its articles were first published; unknown where it is not told. */
  publishedAt?: Date | null
  ingestedAt?: Date
  /** Articles that report it, in the order they came; one is made where none is told. */
  articleIds?: string[]
  /** What the reports say, where that is not the statement's text. */
  reportTexts?: string[]
  kind?: EntryKind
  answeredActorIds?: string[]
  /** Keys (see domain/filter/conditions/keys.ts); not worked out where they are not told. */
  discrepancies?: string[] | null
  replies?: string[] | null
  /** What conditions on values ask for; one root, and nothing else known, where it is not told. */
  values?: Partial<ValuesInDocument>
}

interface ArchivedStatement {
  id: string
  versionId: string
  reportIds: string[]
  articleIds: string[]
}

export function openArchive(prisma: PrismaClient): Archive {
  let count = 0
  let clock = Date.parse('2025-03-01T12:00:00Z')
  const next = () => {
    count += 1
    return count
  }
  const now = () => {
    clock += 1000
    return new Date(clock)
  }
  const named = (kind: string, name: string | undefined) => {
    const given = name ?? `${kind} ${next()}`
    return { id: uuid(), name: given, slug: given.toLowerCase().replace(/[^a-z0-9]+/g, '-'), createdAt: now() }
  }

  const archive: Archive = {
    async source(name) {
      const row = named('Source', name)
      await prisma.source.create({ data: { ...row, identity: row.slug, timeZone: 'UTC' } })
      return row.id
    },
    async actor(name) {
      const row = named('Actor', name)
      const aliases = { create: [{ alias: row.name, folded: foldName(row.name) }] }
      await prisma.actor.create({ data: { ...row, kind: 'PERSON', aliases } })
      return row.id
    },
    async office(name) {
      const row = named('Office', name)
      await prisma.office.create({ data: { ...row, ...foldOfficeNames({ name: row.name, aliases: [] }) } })
      return row.id
    },
    async topic(name, broader = []) {
      const row = named('Topic', name)
      const links = { create: broader.map((broaderId) => ({ broaderId })) }
      await prisma.topic.create({
        data: { ...row, rule: { kind: 'any', of: [] }, classifiedVersion: 1, broader: links },
      })
      return row.id
    },
    async article(told = {}) {
      const sourceId = told.sourceId ?? (await archive.source())
      const id = uuid()
      const url = told.url ?? `https://source.example/${next()}`
      const ingestedAt = now()
      const revision = {
        number: 1,
        url,
        title: `Title ${count}`,
        language: told.language ?? 'en',
        text: told.text ?? 'A text.',
        digest: url,
        ingestedAt,
      }
      await prisma.article.create({
        data: { id, sourceId, canonicalUrl: url, revision: 1, ingestedAt, revisions: { create: [revision] } },
      })
      return id
    },
    async statement(told = {}) {
      const text = told.text ?? `Words ${next()}.`
      const language = told.language ?? 'en'
      const articleIds = told.articleIds ?? [await archive.article({ language })]
      const texts = articleIds.map((_, index) => told.reportTexts?.[index] ?? text)
      const articles = await prisma.article.findMany({ where: { id: { in: articleIds } } })
      const configuration = configurationOf(language)
      const [words = '', contextWords = ''] = await readLexemes(prisma, [
        { configuration, text: texts.join('\n') },
        { configuration, text: `Before. ${texts.join('\n')} After.` },
      ])
      const ingestedAt = told.ingestedAt ?? now()
      const { form = 'DIRECT', act = null, actorId = null, officeId = null, saidAt = null, publishedAt = null } = told
      const statement = { id: uuid(), actorId, officeId, text, form, act, saidAt, publishedAt, ingestedAt }
      const version: StatementVersion = {
        id: uuid(),
        statementId: statement.id,
        number: 1,
        text,
        form,
        act,
        actorId,
        officeId,
        reportId: null,
        saidSort: saidAt?.earliest ?? publishedAt ?? ingestedAt,
        document: {
          ...NO_VALUES,
          independentRoots: 1,
          ...told.values,
          schema: 1,
          actorIds: actorId === null ? [] : [actorId],
          officeIds: officeId === null ? [] : [officeId],
          topicIds: told.topicIds ?? [],
          sourceIds: [...new Set(articles.map((article) => article.sourceId))],
          forms: [form],
          acts: act === null ? [] : [act],
          languages: [language],
          saidEarliest: saidAt?.earliest ?? null,
          saidLatest: saidAt?.latest ?? null,
          publishedAt,
          ingestedAt,
          answeredActorIds: told.answeredActorIds ?? [],
          discrepancies: told.discrepancies ?? null,
          replies: told.replies ?? null,
          configuration,
          words,
          contextWords,
        },
      }
      const reports = articleIds.map((articleId, index) => ({
        id: uuid(),
        statementId: statement.id,
        articleId,
        revision: 1,
        form,
        act,
        text: texts[index] ?? text,
        parts: [{ start: 10 * index, end: 10 * index + 5 }],
        context: { before: 'Before.', after: 'After.' },
        cue: 'said',
        describedAs: null,
        speaker: null,
        chain: [],
        confidence: 0.9,
        actorId,
        officeId,
        officeIds: officeId === null ? [] : [officeId],
        saidAt,
        addressee: null,
        addresseeSpan: null,
        occasion: null,
        occasionSpan: null,
        foldingKeys: [],
        foldingTime: null,
        keyedBy: 0,
        ingestedAt: new Date(ingestedAt.getTime() + index),
      }))
      await prisma.$transaction(async (tx) => {
        const entry = {
          kind: told.kind ?? ('INGESTED' as const),
          cause: 'ARTICLE' as const,
          statementId: statement.id,
          beforeId: null,
        }
        const pending = [{ ...entry, afterId: version.id }]
        const nothing = { updated: [], retracted: [] }
        await writeStatements(tx, { ...nothing, inserted: [statement], versions: [version], pending }, ingestedAt)
        await saveReports(tx, reports, [])
      })
      return { id: statement.id, versionId: version.id, reportIds: reports.map((report) => report.id), articleIds }
    },
    async number() {
      await sequence(prisma)
    },
  }
  return archive
}
