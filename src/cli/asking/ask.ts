import { readSettings } from '../../settings.ts'
import { type ReachOptions, reachOf } from '../remote-service.ts'
import { callService } from '../service-call.ts'

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

/** @throws by the function it returns: ServiceUnreachable, KeyRefused; ServiceRefused where the answer has errors. */
export async function asker(options: ReachOptions): Promise<AskService> {
  const reach = await reachOf(options, readSettings(process.env), process.env)
  return async <Data>(document: string, variables: Record<string, unknown> = {}) => {
    const { data, errors = [] } = await callService<Data>(reach, document, variables)
    if (errors.length > 0 || data == null)
      throw new ServiceRefused(errors.map(({ message }) => message).join('\n') || 'the service gave no answer')
    return data
  }
}

/**
 * A mutation's success.
 *
 * @throws ServiceRefused where it failed, with everything that is wrong.
 */
export function succeeded<Success>(outcome: Outcome & Success): Success {
  if (outcome.problems !== undefined && outcome.problems.length > 0)
    throw new ServiceRefused(outcome.problems.map(({ path, message }) => `${path} ${message}`).join('\n'))
  if (outcome.message !== undefined) throw new ServiceRefused(outcome.message)
  return outcome
}

/** What every mutation is asked for, so that `succeeded` can tell. */
export const FAILURE = '__typename ... on InvalidInput { problems { path message } } ... on Failure { message }'
