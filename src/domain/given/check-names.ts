import { foldName } from '../language/names.ts'
import { findTextProblem, type Problem } from './given-text.ts'

const MAX_CHARACTERS = 200
const MAX_ALIASES = 100

/** What is wrong with a given name and given aliases; absent ones are fine. */
export function checkNames(given: {
  name?: string | null | undefined
  aliases?: readonly string[] | null | undefined
}): Problem[] {
  const problems: Problem[] = []
  const check = (path: string, name: string) => {
    const message = foldName(name) === '' ? 'is empty' : findTextProblem(name, MAX_CHARACTERS)
    if (message !== null) problems.push({ path, message })
  }
  if (given.name != null) check('name', given.name)
  const aliases = given.aliases ?? []
  if (aliases.length > MAX_ALIASES) problems.push({ path: 'aliases', message: `are more than ${MAX_ALIASES}` })
  else for (const [index, alias] of aliases.entries()) check(`aliases.${index}`, alias)
  return problems
}
