import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'
import { encodeGlobalId, idOf } from '../relay/global-id.ts'
import { loadRow } from '../relay/rows.ts'
import { isSeenBy } from '../watches/seen-watch.ts'
import { FailedConditionType } from './failed-condition.ts'
import type { WatchFate } from './watch-fates.ts'

const Outcome = builder.enumType('WatchOutcome', {
  description: 'What became of a statement for a watch. Since 0.6.0.',
  values: {
    TOLD: { description: 'The watch told of it.' },
    FOLDED: {
      description: 'The watch told of the same utterance when another article reported it, or before a merge.',
    },
    MUTED: { description: 'It was recorded, and hidden from you by a mute of yours.' },
    NO_MATCH: { description: 'It does not match: `failed` is the one condition.' },
    BEFORE_WATCH: { description: 'It was there before the watch, or before it was changed to what it asks for now.' },
    PAUSED: { description: 'It came while the watch was paused.' },
    NOT_NEWS: { description: 'It was taken in for the archive, or an editor or the program brought it about.' },
    NOT_ASKED: { description: 'It came as something that the watch does not tell of.' },
    NOT_DECIDED: { description: 'It came a moment ago, and is not decided yet.' },
  } satisfies Record<WatchFate['outcome'], { description: string }>,
})

export const WatchFateType = builder.objectRef<WatchFate>('WatchFate').implement({
  description: 'What a watch told of a statement, or why it told nothing. Since 0.6.0.',
  fields: (t) => ({
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement.',
      resolve: ({ statementId }, _, context, info) => loadRow(context, info, 'Statement', statementId),
    }),
    outcome: t.field({ type: Outcome, description: 'What became of it.', resolve: ({ outcome }) => outcome }),
    at: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was told, or what it depends on happened. Null: nothing happened.',
    }),
    kinds: t.expose('kinds', { type: ['AlertKind'], description: 'What it was told as. Empty: it was not.' }),
    alertId: t.id({
      nullable: true,
      description: 'Id of the alert, for `node`. Null: it was not told.',
      resolve: ({ alertId }) => (alertId === null ? null : encodeGlobalId('Alert', alertId)),
    }),
    deliveries: t.exposeStringList('deliveries', {
      description:
        'How the alert went through your channels, or is to go: a sentence for each. Empty: through none, or not yet.',
    }),
    failed: t.field({
      type: FailedConditionType,
      nullable: true,
      description: 'The first condition of the watch’s filter that failed. Null: it matches, or is not current.',
      resolve: ({ failed }) => failed,
    }),
    text: t.exposeString('text', { description: 'The same as a sentence or two, for people.' }),
  }),
})

/**
 * The store's id of the watch that is asked about.
 *
 * @throws an error of the request where it is not one that the caller may see.
 */
export async function explainedWatch(context: Context, given: string): Promise<string> {
  const id = idOf('Watch', given)
  if (id === null || !(await isSeenBy(context, id)))
    throw badInput('`watchId` is not the id of a watch that you may see.')
  return id
}
