import { readSettings } from '../../settings.ts'
import { type ReachOptions, reachOf } from '../remote-service.ts'
import { callService } from '../service-call.ts'
import { type FilterFlags, inFlags } from './flags.ts'

/** The service does not do what was asked; the message is its own. */
class ServiceRefused extends Error {
  override readonly name = 'ServiceRefused'
}

/** A mutation's answer: what it did, or a failure with a message. */
export interface Outcome {
  __typename: string
  message?: string
  problems?: { path: string; message: string }[]
}

/** Runs documents on the service that the flags name. */
export type AskService = <Data>(document: string, variables?: Record<string, unknown>) => Promise<Data>

/**
 * `flags`: those that the filter of the documents is made of.
 *
 * @throws by the function it returns: ServiceUnreachable, KeyRefused; ServiceRefused where the answer has errors, which
 * name the flags as they were typed.
 */
export async function asker(options: ReachOptions, flags: FilterFlags | null = null): Promise<AskService> {
  const reach = await reachOf(options, readSettings(process.env), process.env)
  return async <Data>(document: string, variables: Record<string, unknown> = {}) => {
    const { data, errors = [] } = await callService<Data>(reach, document, variables)
    if (errors.length > 0 || data == null)
      throw new ServiceRefused(
        errors
          .map(({ message, extensions }) =>
            flags === null ? message : inFlags(message, flags, extensions?.filterPath),
          )
          .join('\n') || 'the service gave no answer',
      )
    return data
  }
}

/**
 * A mutation's success. `flags`: those of the filter that it was given.
 *
 * @throws ServiceRefused where it failed, with everything that is wrong.
 */
export function succeeded<Success>(outcome: Outcome & Success, flags: FilterFlags = {}): Success {
  if (outcome.problems !== undefined && outcome.problems.length > 0)
    throw new ServiceRefused(outcome.problems.map((problem) => inWords(problem, flags)).join('\n'))
  if (outcome.message !== undefined) throw new ServiceRefused(outcome.message)
  return outcome
}

function inWords({ path, message }: { path: string; message: string }, flags: FilterFlags): string {
  const [field = '', ...within] = path.split('.')
  if (field === 'rule' || field === 'filter') return inFlags(message, flags, within.join('.'))
  const flag = HAVE_FLAGS.get(field)
  return `${flag === undefined ? path : `--${flag}`} ${message}`
}

/** Fields of inputs that have a flag. */
const HAVE_FLAGS = new Map([
  ...['slug', 'description', 'broader', 'reason', 'tells'].map((name) => [name, name] as const),
  ['silenceDays', 'silence'],
  ['burstMinutes', 'burst'],
])

/** What every mutation is asked for, so that `succeeded` can tell. */
export const FAILURE = '__typename ... on InvalidInput { problems { path message } } ... on Failure { message }'
