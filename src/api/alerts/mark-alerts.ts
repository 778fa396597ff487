import { countInbox, type Marked, markInbox } from '../../store/inbox/inbox-listings.ts'
import { builder } from '../relay/builder.ts'
import { FAILURES, refuse } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { seerOf } from '../watches/seen-watch.ts'

const MOST_IDS = 1_000

const MarkAlertsInput = builder.inputType('MarkAlertsInput', {
  description: 'Alerts of the caller’s inbox, and what to mark them as. Since 0.6.0.',
  fields: (t) => ({
    state: t.field({
      type: 'InboxState',
      required: true,
      description: 'What they are from now on. UNREAD and READ take them out of the archive too.',
    }),
    ids: t.idList({
      description: `Ids of alerts or of items of the inbox, at most ${MOST_IDS}. Null: \`upTo\` is given.`,
    }),
    upTo: t.id({
      description:
        'Id of an alert: marks it and all that came before it and are shown, so that nothing is marked that came while one looked. What is archived stays so. Null: `ids` is given.',
    }),
    watchId: t.id({ description: 'With `upTo`: only what this watch told. Null: what all watches told.' }),
  }),
})

const Success = builder.objectRef<{ changed: number }>('MarkAlertsSuccess').implement({
  description: 'The alerts are marked. Since 0.6.0.',
  fields: (t) => ({
    changed: t.exposeInt('changed', { description: 'How many of them were not so before.' }),
    counts: t.field({
      type: 'InboxCounts',
      description: 'How many alerts the inbox has now.',
      resolve: (_, __, context) => countInbox(context.writer, seerOf(context), null),
    }),
  }),
})

builder.mutationField('markAlerts', (t) =>
  t.field({
    type: Success,
    description:
      'Marks alerts in the caller’s inbox as read, unread or archived: these, or all up to a place. Alerts that are not there are left out. Since 0.6.0.',
    args: { input: t.arg({ type: MarkAlertsInput, required: true, description: 'Which alerts, and what as.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const marked = readMarked(input)
      const changed = await markInbox(context.writer, seerOf(context), marked, input.state)
      return { changed: changed ?? refuse('upTo', 'is not the id of an alert in your inbox') }
    },
  }),
)

interface Given {
  ids?: readonly string[] | null | undefined
  upTo?: string | null | undefined
  watchId?: string | null | undefined
}

function readMarked({ ids, upTo, watchId }: Given): Marked {
  if ((ids == null) === (upTo == null)) return refuse('ids', 'or `upTo` must be given: exactly one of them')
  if (ids != null) {
    if (ids.length > MOST_IDS) refuse('ids', `has more than ${MOST_IDS} ids`)
    if (watchId != null) refuse('watchId', 'goes with `upTo` alone')
    return { alertIds: ids.map((id, index) => readAlertId(id) ?? refuse(`ids.${index}`, 'is not the id of an alert')) }
  }
  return {
    upTo: readAlertId(upTo ?? '') ?? refuse('upTo', 'is not the id of an alert'),
    watchId: watchId == null ? null : (idOf('Watch', watchId) ?? refuse('watchId', 'is not the id of a watch')),
  }
}

function readAlertId(given: string): string | null {
  return idOf('Alert', given) ?? idOf('InboxItem', given)
}
