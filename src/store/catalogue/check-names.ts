import { foldName } from '../../domain/language/names.ts'

const MAX_CHARACTERS = 200
const MAX_ALIASES = 100

/** What is wrong with a name and aliases as somebody gave them; absent ones are fine. */
export function checkNames(given: {
  name?: string | null | undefined
  aliases?: readonly string[] | null | undefined
}): { path: string; message: string }[] {
  const problems: { path: string; message: string }[] = []
  const check = (path: string, name: string) => {
    if (foldName(name) === '') problems.push({ path, message: 'is empty' })
    else if (name.length > MAX_CHARACTERS)
      problems.push({ path, message: `is longer than ${MAX_CHARACTERS} characters` })
    else if (name.includes('\0') || !name.isWellFormed())
      problems.push({ path, message: 'has characters that are no text' })
  }
  if (given.name != null) check('name', given.name)
  const aliases = given.aliases ?? []
  if (aliases.length > MAX_ALIASES) problems.push({ path: 'aliases', message: `are more than ${MAX_ALIASES}` })
  else for (const [index, alias] of aliases.entries()) check(`aliases.${index}`, alias)
  return problems
}
