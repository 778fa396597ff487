import { compose } from '../../domain/compose/compose.ts'
import type { Span } from '../../domain/language/span.ts'
import { type ErasedWords, withoutErased } from '../../domain/statement/erased-words.ts'
import {
  emptyDecidedContexts,
  emptyProposedContexts,
  readConfigurations,
  readContexts,
  saveContexts,
  takeOutContextWords,
} from '../../store/erasure/emptied-contexts.ts'
import type { Erased } from '../../store/erasure/wordings.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { readLexemes } from '../../store/search/linguistics.ts'
import { lockStatements } from '../../store/tables/locked-statements.ts'
import { type EmptiedReport, forgetEvidence } from './erased-replies.ts'

// Erased words are also in the context of the reports beside theirs, and in the journal's versions of those. They are
// blanked there in place, without a new entry, since nothing new was said. No other code changes a kept version.

/**
 * Takes erased words out of the statements beside them, which `findBeside` found. Those statements and their articles
 * must be locked. Returns the statements that no longer answer another one, because the words that showed it are gone.
 */
export async function forgetBeside(
  tx: Prisma.TransactionClient,
  erased: Erased,
  statementIds: readonly string[],
): Promise<string[]> {
  if (statementIds.length === 0) return []
  const emptied = await emptySides(tx, erased, statementIds)
  const taken = emptied.map(({ was }) => was)
  const unfounded = await forgetEvidence(tx, emptied)
  // A decision keeps the report as it was, with its context. The evidence for a fold quotes contexts.
  await emptyDecidedContexts(tx, statementIds, [...new Set(erased.reports.map((report) => report.articleId))])
  await emptyProposedContexts(tx, statementIds)
  await rewriteVersions(tx, [...erased.texts, ...taken].join('\n'), statementIds)
  return unfounded
}

/** Empties the sides of contexts that erased words reach into. Returns what stood there. */
async function emptySides(
  tx: Prisma.TransactionClient,
  erased: Erased,
  statementIds: readonly string[],
): Promise<(EmptiedReport & { was: string })[]> {
  const reports = await readContexts(tx, statementIds)
  const everywhere = erased.texts.map((text): ErasedWords => ({ text, parts: [] }))
  const emptied = reports.flatMap(({ id, articleId, revision, parts, before, after }) => {
    const near = erased.reports.filter((report) => report.articleId === articleId)
    // Offsets of another revision do not fit this text, so we cannot tell what is near.
    const known = near.map((report) => ({
      ...report,
      parts: report.revision === revision ? report.parts : parts.map(wide),
    }))
    const now = withoutErased({ parts, context: { before, after } }, [...known, ...everywhere]).context
    return now.before === before && now.after === after ? [] : [{ id, ...now, was: `${before}\n${after}` }]
  })
  await saveContexts(tx, emptied)
  return emptied
}

function wide({ start, end }: Span): Span {
  return { start: start - 1, end: end + 1 }
}

/**
 * Takes words out of the context words of all kept versions, except words that the version's own reports have or that
 * are still around them. The current version is composed again.
 */
async function rewriteVersions(
  tx: Prisma.TransactionClient,
  words: string,
  statementIds: readonly string[],
): Promise<void> {
  const configurations = await readConfigurations(tx, statementIds)
  const states = [...(await lockStatements(tx, statementIds)).values()].filter((state) => state.reports.length > 0)
  const actors = await readActors(tx, [])
  const lexemes = await readLexemes(tx, [
    ...configurations.map((configuration) => ({ configuration, text: words })),
    ...states.map(({ before, reports }) => ({
      configuration: before?.document.configuration ?? 'simple',
      text: compose(reports, actors).contextWords,
    })),
  ])
  await takeOutContextWords(
    tx,
    statementIds,
    configurations.map((configuration, place) => ({ configuration, words: lexemes[place] ?? '' })),
    states.map(({ id }, place) => ({ statementId: id, words: lexemes[configurations.length + place] ?? '' })),
  )
}
