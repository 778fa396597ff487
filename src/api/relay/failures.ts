import type { Problem } from '../../domain/given/given-text.ts'
import type { NameCandidate } from '../../domain/given/name-candidate.ts'
import { isAllowed, type Role } from '../../domain/statement/principal.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { encodeGlobalId } from './global-id.ts'

// What a caller of a mutation must expect. A resolver throws one of these; the errors plugin makes it a member of the
// mutation's result. Any other error is a fault, and is shown as one.

export class InvalidInput extends Error {
  override readonly name = 'InvalidInput'
  readonly problems: Problem[]

  /** The message is all problems in one line. */
  constructor(problems: Problem[]) {
    super(problems.map(({ path, message }) => `${path}: ${message}`).join('; '))
    this.problems = problems
  }
}

class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
}

export class IdempotencyConflict extends Error {
  override readonly name = 'IdempotencyConflict'
}

/** What was to be changed is not what the caller has seen of it. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict'
  readonly version: number

  /** `version`: what it is now. */
  constructor(message: string, version: number) {
    super(message)
    this.version = version
  }
}

/** What nearly every mutation may fail with: for `errors` of its field. */
export const FAILURES = [InvalidInput, NotAllowed]

/** @throws InvalidInput with one problem. */
export function refuse(path: string, message: string): never {
  throw new InvalidInput([{ path, message }])
}

/** @throws NotAllowed, whatever the role. */
export function refuseCaller(message: string): never {
  throw new NotAllowed(message)
}

/** The reason that an input gives. @throws InvalidInput where it says nothing, or too much. */
export function readReason(given: string | null | undefined): string {
  const reason = given?.trim() ?? ''
  if (reason === '' || reason.length > 1000 || reason.includes('\0') || !reason.isWellFormed())
    refuse('reason', 'must say why, in at most 1,000 characters')
  return reason
}

/** The caller, for the audit of what is done. */
export function doer(
  { principal }: Context,
  reason: string | null = null,
): { principalId: string; reason: string | null } {
  return { principalId: principal.id, reason }
}

/** @throws NotAllowed unless the caller's role is at least this one. */
export function requireRole({ principal }: Context, role: Role): void {
  if (isAllowed(principal, role)) return
  throw new NotAllowed(`This requires the role ${role}; "${principal.name}" has the role ${principal.role}.`)
}

/**
 * The result of a write, unless what was written is invalid.
 *
 * @throws InvalidInput with the problems that the other room found.
 */
export function requireValid<Result extends { kind: string }>(
  result: Result | { kind: 'invalid'; problems: Problem[] },
): Exclude<Result, { kind: 'invalid' }> {
  if (isInvalid(result)) throw new InvalidInput(result.problems)
  return result as Exclude<Result, { kind: 'invalid' }>
}

function isInvalid(result: { kind: string }): result is { kind: 'invalid'; problems: Problem[] } {
  return result.kind === 'invalid'
}

/** What every failure has. */
export const Failure = builder.interfaceRef<Error>('Failure').implement({
  description: 'Why a mutation did nothing.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What was wrong and what to do about it, for people to read.' }),
  }),
})

const NameCandidateRef = builder.objectRef<NameCandidate>('NameCandidate').implement({
  description: 'An actor that an ambiguous name may mean.',
  fields: (t) => ({
    id: t.id({ description: 'The actor’s id.', resolve: ({ id }) => encodeGlobalId('Actor', id) }),
    slug: t.exposeString('slug', { description: 'Its slug.' }),
    name: t.exposeString('name', { description: 'Its fullest name.' }),
    kind: t.expose('kind', { type: 'ActorKind', description: 'What kind of speaker it is.' }),
  }),
})

const InputProblem = builder.objectRef<Problem>('InputProblem').implement({
  description: 'What is wrong with one field of an input.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'Where the field is in the input, with dots, list items by number: "source.homepage", "aliases.2".',
    }),
    message: t.exposeString('message', { description: 'What is wrong with it, to be read after the path.' }),
    candidates: t.field({
      type: [NameCandidateRef],
      description:
        'Whom the name may mean, if it was refused because it may mean several actors: at most 20. Empty for every other problem.',
      resolve: ({ candidates = [] }) => [...candidates],
    }),
  }),
})

builder.objectType(InvalidInput, {
  name: 'InvalidInput',
  description: 'The input was not accepted. Correct it before you send it again.',
  interfaces: [Failure],
  fields: (t) => ({
    problems: t.field({
      type: [InputProblem],
      description: 'All problems that were found, at least one.',
      resolve: ({ problems }) => problems,
    }),
  }),
})

builder.objectType(NotAllowed, {
  name: 'NotAllowed',
  description: 'The caller’s role does not allow this mutation, or it is for another one to do.',
  interfaces: [Failure],
})

builder.objectType(IdempotencyConflict, {
  name: 'IdempotencyConflict',
  description: 'The idempotency key was used before, with another request.',
  interfaces: [Failure],
})

builder.objectType(VersionConflict, {
  name: 'VersionConflict',
  description:
    'It was changed since the version that the change was made on. Read it again, and decide anew. Since 0.6.0.',
  interfaces: [Failure],
  fields: (t) => ({ version: t.exposeInt('version', { description: 'The version that it has now.' }) }),
})
