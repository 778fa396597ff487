import { UNKNOWN_REASONS, type UnknownReason } from '../../domain/watch/tried/unknown.ts'
import { builder } from '../relay/builder.ts'

const REASONS: Record<UnknownReason, string> = {
  NOT_KEPT: 'Its entries are past retention.',
  CAUSE_NOT_KEPT: 'Its entries are from before 0.6.0, and do not say why they were written: an editor may have.',
  ERASED: 'What was said was erased since.',
  CONTEXT_ERASED: 'Words around a statement were erased since, and the filter asks for such words.',
  TOLD_NOT_KNOWN: 'Whether an utterance was told before depends on what is unknown.',
  TOPIC_IS_NEWER: 'The filter names a topic that was made later.',
  NOT_DECIDED: 'Its entries are not decided yet.',
  FEW_WEEKS: 'A surge is measured against the same hours of two weeks before at least, and the archive is younger.',
  BY_THE_HOUR: 'Not given: silences and surges are decided again.',
  TOO_MANY: 'So many entries pass the filter that the rest is not decided again: ask from here on.',
}

const Reason = builder.enumType('UnknownReason', {
  description: 'Why it cannot be known what a watch told, or would have told. Since 0.6.0.',
  values: Object.fromEntries(
    UNKNOWN_REASONS.map((reason) => [
      reason,
      {
        description: REASONS[reason],
        ...(reason === 'BY_THE_HOUR' && { deprecationReason: 'It is not given any more.' }),
      },
    ]),
  ) as Record<UnknownReason, { description: string; deprecationReason?: string }>,
})

builder.objectType('UnknownSpan', {
  description:
    'A time of which it cannot be known what a watch told, or would have told: it is not guessed. Since 0.6.0.',
  fields: (t) => ({
    from: t.expose('from', { type: 'DateTime', description: 'From then on.' }),
    to: t.expose('to', { type: 'DateTime', description: 'Up to then.' }),
    because: t.expose('because', { type: Reason, description: 'Why.' }),
    entries: t.exposeInt('entries', {
      nullable: true,
      description:
        'How many entries and ends of hours are in doubt, the others of this time are not. Null: all are, or it was not counted.',
    }),
  }),
})
