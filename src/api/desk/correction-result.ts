import type { CorrectionResult } from '../../desk/corrections/correct.ts'
import { resolveNames } from '../../store/catalogue/resolve-names.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { type Failed, invalidInput, unlessAllowed } from '../relay/failures.ts'
import { nameOf } from '../relay/global-id.ts'

/** What a correction did. */
export interface Corrected {
  correctionId: string
  statementIds: string[]
}

/** The result union of a mutation that puts something right, named for it: "MergeStatements". */
export function correctionResult(name: string, description: string) {
  const success = builder.objectRef<Corrected>(`${name}Success`).implement({
    description,
    fields: (t) => ({
      correction: t.prismaField({
        type: 'DeskCorrection',
        description: 'What was done, by whom and why: `undoCorrection` takes it back.',
        resolve: (query, { correctionId }, _, context) =>
          context.prisma.deskCorrection.findUniqueOrThrow({ ...query, where: { id: correctionId } }),
      }),
      statements: t.prismaField({
        type: ['Statement'],
        description: 'The statements it concerned that stand, at most 100.',
        resolve: (query, { statementIds }, _, context) =>
          context.prisma.statement.findMany({ ...query, where: { id: { in: statementIds.slice(0, 100) } } }),
      }),
    }),
  })
  return builder.unionType(`${name}Result`, {
    description: `What became of \`${name.charAt(0).toLowerCase()}${name.slice(1)}\`.`,
    types: [success, 'InvalidInput', 'NotAllowed'],
    resolveType: (result: Corrected | Failed) => ('type' in result ? result.type : `${name}Success`),
  })
}

/** Makes a correction as the caller, if the caller may. */
export function corrected(
  context: Context,
  reason: string,
  act: (editor: { principalId: string; reason: string }) => Promise<CorrectionResult>,
): Promise<Corrected | Failed> {
  return unlessAllowed<Corrected>(context, 'EDITOR', async () => {
    const result = await act({ principalId: context.principal.id, reason })
    if (result.kind === 'invalid') return invalidInput(result.problems)
    context.committed()
    return result
  })
}

/** Ids of the slugs or ids given, in their order; NOTHING for what is unknown. */
export async function namedIds(
  context: Context,
  field: 'actors' | 'offices',
  given: readonly string[],
): Promise<string[]> {
  const names = given.map((name) => nameOf(field === 'actors' ? 'Actor' : 'Office', name))
  const found = await resolveNames(context.prisma, field, names)
  return names.map((name) => found.get(name) ?? NOTHING)
}

/** An input's id that is none of its type: nothing has it. */
export const NOTHING = '00000000-0000-0000-0000-000000000000'
