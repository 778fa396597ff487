import { z } from 'zod'
import { ALERT_KINDS } from '../../domain/watch/definition.ts'
import { defineTool, type Tool, ToolFailure } from '../tool.ts'
import { FILTER } from './search.ts'
import { WATCH_FIELDS } from './watches.ts'

// Tools that are there with --allow-watches alone. A READER can change its own watches and its own inbox, and nothing else.

const FAILED = '__typename ... on InvalidInput { problems { path message } } ... on Failure { message }'

interface Outcome {
  __typename: string
  message?: string
  problems?: { path: string; message: string }[]
  watch?: object
  changed?: number
}

/** @throws ToolFailure where it was not done. */
function done(outcome: Outcome): Outcome {
  const [problem] = outcome.problems ?? []
  if (problem !== undefined)
    throw new ToolFailure('BAD_ARGUMENTS', `"${problem.path}" ${problem.message}`, problem.path)
  if (outcome.message !== undefined) throw new ToolFailure('REFUSED', outcome.message)
  return outcome
}

const DEFINITION = {
  tells: z.array(z.enum(ALERT_KINDS)).min(1).optional().describe('What to tell of. SILENCE wants silenceDays.'),
  silenceDays: z.int().min(1).optional().describe('After so many days without a match tell of a silence.'),
  burstMinutes: z.int().min(0).optional().describe('Alerts within so many minutes of the first are told together.'),
  isPaused: z.boolean().optional(),
  insist: z.boolean().optional().describe('Save it even if it would tell too much. Ask the person before.'),
}

const CREATE = defineTool({
  name: 'create_watch',
  title: 'Save a watch',
  description:
    'Saves a watch of your own: from now on it tells what passes its filter. Search with the same filter first, to see what it would find, or preview_watch.',
  writes: 'ADDS',
  input: { name: z.string(), filter: FILTER, ...DEFINITION },
  async run(input, ask) {
    const document = `mutation ($input: CreateWatchInput!) { createWatch(input: $input) { ${FAILED}
      ... on CreateWatchSuccess { watch { ${WATCH_FIELDS} } } } }`
    const { createWatch } = await ask<{ createWatch: Outcome }>(document, { input })
    return { watch: done(createWatch).watch }
  },
})

const CHANGE = defineTool({
  name: 'change_watch',
  title: 'Change a watch',
  description: 'Changes a watch of your own; what is not given stays. Its older versions are kept.',
  writes: 'CHANGES',
  input: {
    id: z.string(),
    onVersion: z.int().describe('The version that you have seen: if it was changed since, nothing is done.'),
    name: z.string().optional(),
    filter: FILTER.optional(),
    ...DEFINITION,
  },
  async run(input, ask) {
    const document = `mutation ($input: UpdateWatchInput!) { updateWatch(input: $input) { ${FAILED}
      ... on UpdateWatchSuccess { watch { ${WATCH_FIELDS} } } } }`
    const { updateWatch } = await ask<{ updateWatch: Outcome }>(document, { input })
    return { watch: done(updateWatch).watch }
  },
})

const DELETE = defineTool({
  name: 'delete_watch',
  title: 'Delete a watch',
  description: 'Deletes a watch of your own with all that it told. Ask the person before.',
  writes: 'CHANGES',
  input: { id: z.string() },
  async run(input, ask) {
    const document = `mutation ($input: DeleteWatchInput!) { deleteWatch(input: $input) { ${FAILED} } }`
    done((await ask<{ deleteWatch: Outcome }>(document, { input })).deleteWatch)
    return { deleted: input.id }
  },
})

const MARK = defineTool({
  name: 'mark_alerts',
  title: 'Mark alerts',
  description: 'Marks alerts of your inbox as read, unread or archived.',
  writes: 'CHANGES',
  input: { ids: z.array(z.string()).min(1).max(100), state: z.enum(['UNREAD', 'READ', 'ARCHIVED']) },
  async run(input, ask) {
    const document = `mutation ($input: MarkAlertsInput!) { markAlerts(input: $input) { ${FAILED}
      ... on MarkAlertsSuccess { changed } } }`
    return { changed: done((await ask<{ markAlerts: Outcome }>(document, { input })).markAlerts).changed }
  },
})

export const CHANGING_WATCHES: readonly Tool[] = [CREATE, CHANGE, DELETE, MARK]
