import type { CorrectionResult } from '../../desk/corrections/correct.ts'
import { problemOfName, resolveNames } from '../../store/catalogue/resolve-names.ts'
import { forgetPrepared } from '../filter/prepared-filters.ts'
import { builder } from '../relay/builder.ts'
import { DEFAULT_PAGE, MAX_PAGE } from '../relay/connection.ts'
import type { Context } from '../relay/context.ts'
import { InvalidInput, requireRole, requireValid } from '../relay/failures.ts'
import { nameOf } from '../relay/global-id.ts'

/** What a correction did. */
interface Made {
  correctionId: string
  statementIds: string[]
}

/** What a reason of a correction is said to be. */
export const REASON = 'Why, at most 1,000 characters. It is kept with the correction.'

/** What a mutation that makes a correction returns: "MergeStatementsSuccess". */
export function defineSuccess(name: `${string}Success`, description: string) {
  return builder.objectRef<Made>(name).implement({
    description,
    fields: (t) => ({
      correction: t.prismaField({
        type: 'DeskCorrection',
        description: 'What was done, by whom and why. Its id is what `undoCorrection` needs.',
        resolve: (query, { correctionId }, _, context) =>
          context.prisma.deskCorrection.findUniqueOrThrow({ ...query, where: { id: correctionId } }),
      }),
      statements: t.prismaField({
        type: ['Statement'],
        description: 'The statements that the correction changed and that are still current, at most 100.',
        // Counted before anything is done, as long as such lists are: what is beyond that is counted as it is read.
        complexity: { multiplier: DEFAULT_PAGE },
        resolve: (query, { statementIds }, _, context) =>
          context.prisma.statement.findMany({ ...query, where: { id: { in: statementIds.slice(0, MAX_PAGE) } } }),
      }),
    }),
  })
}

/**
 * Makes a correction as the caller.
 *
 * @throws NotAllowed unless the caller is an editor, InvalidInput where the correction cannot be made as asked.
 */
export async function correct(
  context: Context,
  reason: string,
  act: (editor: { principalId: string; reason: string }) => Promise<CorrectionResult>,
): Promise<Made> {
  requireRole(context, 'EDITOR')
  const made = requireValid(await act({ principalId: context.principal.id, reason }))
  // Whom a name means may have changed with it.
  forgetPrepared(context.prisma)
  context.committed()
  return made
}

/**
 * Ids of the slugs or ids given, in their order; NOTHING for what is unknown. Each with the input field it stands in.
 *
 * @throws InvalidInput where a name may mean several, with who they are.
 */
export async function findIds(
  context: Context,
  field: 'actors' | 'offices',
  given: readonly { path: string; name: string }[],
): Promise<string[]> {
  const names = given.map(({ name }) => nameOf(field === 'actors' ? 'Actor' : 'Office', name))
  const found = await resolveNames(context.writer, field, names)
  const problems = given.flatMap(({ path }, index) => {
    const name = names[index] ?? ''
    return found.ambiguous.has(name) ? [problemOfName(found, name, path, '')] : []
  })
  if (problems.length > 0) throw new InvalidInput(problems)
  return names.map((name) => found.ids.get(name) ?? NOTHING)
}

/** Stands for an id of another type: no object has it. */
export const NOTHING = '00000000-0000-0000-0000-000000000000'
