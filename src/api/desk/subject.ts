import type { Problem } from '../../domain/given/given-text.ts'
import { refuse } from '../relay/failures.ts'

/** What a mutation is about, and the name under which its input had it. */
export interface InputSubject {
  id: string
  field: string
  formerly: string
}

/**
 * What a mutation is about: `id` in every input. In 0.1 some inputs had a word of their own for it, which still works.
 *
 * @throws InvalidInput where neither is given, or both are.
 */
export function readSubject<Formerly extends string>(
  input: { id?: string | null | undefined } & { [Name in Formerly]?: string | null | undefined },
  formerly: Formerly,
): InputSubject {
  const { id } = input
  const old: string | null | undefined = input[formerly]
  if (id != null && old != null) refuse(formerly, 'is the deprecated name of `id`: give only one of the two')
  if (id != null) return { id, field: 'id', formerly }
  return old == null ? refuse('id', 'is missing') : { id: old, field: formerly, formerly }
}

/** The result of a write, whose problems name the subject as the caller did. */
export function nameAsGiven<Result extends { kind: string; problems?: Problem[] }>(
  { field, formerly }: InputSubject,
  result: Result,
): Result {
  if (result.problems === undefined) return result
  const rename = (problem: Problem) => (problem.path === formerly ? { ...problem, path: field } : problem)
  return { ...result, problems: result.problems.map(rename) }
}
