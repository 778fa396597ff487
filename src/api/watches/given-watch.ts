import { findTextProblem } from '../../domain/given/given-text.ts'
import { refuse } from '../relay/failures.ts'

export const MOST_WATCH_NAME = 200

/** @throws InvalidInput */
export function readGivenWatchName(given: string): string {
  const name = given.trim()
  const problem = name === '' ? 'is empty' : findTextProblem(name, MOST_WATCH_NAME)
  return problem === null ? name : refuse('name', problem)
}
