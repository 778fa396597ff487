import type { StatementVersion } from '../journal/version.ts'
import { type Composition, distinct } from './compose.ts'

/**
 * What a statement of very many reports is, one or several of which are new: composed of part of them, and of what the
 * version before says of the rest. Who spoke and what the words do, so many reports have settled. `articlesLeft`: how many
 * articles are in the rest alone.
 */
export function withRest(part: Composition, before: StatementVersion, articlesLeft: number): Composition {
  const { document } = before
  const publishedAt = earliest(document.publishedAt, part.publishedAt)
  return {
    text: part.text,
    form: part.form,
    act: before.act ?? part.act,
    actorId: before.actorId ?? part.actorId,
    officeId: before.officeId ?? part.officeId,
    saidAt: part.saidAt,
    publishedAt,
    saidSort: part.saidAt?.earliest ?? publishedAt ?? part.saidSort,
    actorIds: distinct([...document.actorIds, ...part.actorIds]),
    officeIds: distinct([...document.officeIds, ...part.officeIds]),
    sourceIds: distinct([...document.sourceIds, ...part.sourceIds]),
    forms: distinct([...document.forms, ...part.forms]),
    acts: distinct([...document.acts, ...part.acts]),
    languages: distinct([...document.languages, ...part.languages]),
    answeredActorIds: distinct([...document.answeredActorIds, ...part.answeredActorIds]),
    independentRoots: Math.max(document.independentRoots ?? 0, part.independentRoots),
    confidence: Math.max(document.confidence ?? 0, part.confidence),
    named: document.named === true || part.named,
    reportCount: part.reportCount + articlesLeft,
    replies: distinct([...(document.replies ?? []), ...part.replies]),
    needsReview: document.needsReview === true || part.needsReview,
    language: part.language,
    words: part.words,
    contextWords: part.contextWords,
  }
}

function earliest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
