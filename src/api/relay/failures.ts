import { isAllowed, type Role } from '../../domain/statement/principal.ts'
import type { Context } from './context.ts'

/** Expected failures of mutations, as their result unions hold them. */
export interface InvalidInput {
  type: 'InvalidInput'
  /** All problems in one line. */
  message: string
  problems: Problem[]
}

export interface NotAllowed {
  type: 'NotAllowed'
  message: string
}

export type Failed = InvalidInput | NotAllowed

/** What is wrong with one field of an input: `path` is "aliases.2". */
export interface Problem {
  path: string
  message: string
}

export function invalidInput(problems: Problem[]): InvalidInput {
  const message = problems.map((problem) => `${problem.path}: ${problem.message}`).join('; ')
  return { type: 'InvalidInput', message, problems }
}

/** Does it if the caller's role allows it; else answers that it does not. */
export async function unlessAllowed<Result>(
  context: Context,
  role: Role,
  act: () => Promise<Result | Failed>,
): Promise<Result | Failed> {
  if (isAllowed(context.principal, role)) return act()
  const { name, role: own } = context.principal
  return { type: 'NotAllowed', message: `This takes the role ${role}; "${name}" has the role ${own}.` }
}
