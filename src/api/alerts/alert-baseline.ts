import { type HourBaseline, isSilenceBaseline, noteOf } from '../../domain/watch/hours/baseline.ts'
import type { SurgeBaseline } from '../../domain/watch/hours/surge.ts'
import { builder } from '../relay/builder.ts'

const Surge = builder.objectRef<SurgeBaseline>('SurgeNumbers').implement({
  description: 'How a surge was decided. Since 0.6.0.',
  fields: (t) => ({
    count: t.exposeInt('count', {
      description:
        'New statements that passed the filter from `from` to `to`; of one publisher at most 3 an hour count.',
    }),
    before: t.exposeIntList('before', {
      description: 'The same of the same hours of the weeks before, the latest first.',
    }),
    growth: t.exposeFloat('growth', {
      description: 'By how much more of everything else came in than in those weeks; 1 where it was not more.',
    }),
    expected: t.exposeFloat('expected', { description: 'How many were to be expected: their mean, times `growth`.' }),
    chance: t.exposeFloat('chance', {
      description: 'How likely so many or more are by chance, by an exact test of two counts.',
    }),
  }),
})

export const Baseline = builder.objectRef<HourBaseline>('AlertBaseline').implement({
  description: 'What a silence or a surge is measured against. Since 0.6.0.',
  fields: (t) => ({
    from: t.field({
      type: 'DateTime',
      description: 'Since when nothing new passed the filter; or when the hours of the surge begin.',
      resolve: (baseline) => new Date(isSilenceBaseline(baseline) ? baseline.since : baseline.from),
    }),
    to: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When something new passed it again; or when the hours of the surge end. Null: the silence goes on.',
      resolve: (baseline) => {
        const to = isSilenceBaseline(baseline) ? baseline.until : baseline.to
        return to === null ? null : new Date(to)
      },
    }),
    days: t.int({
      nullable: true,
      description: 'After how many days a silence was to be told. Null: it is a surge.',
      resolve: (baseline) => (isSilenceBaseline(baseline) ? baseline.days : null),
    }),
    others: t.int({
      nullable: true,
      description: 'How much else came in during a silence, counted up to 10,000. Null: it is a surge.',
      resolve: (baseline) => (isSilenceBaseline(baseline) ? baseline.others : null),
    }),
    surge: t.field({
      type: Surge,
      nullable: true,
      description: 'The numbers of a surge. Null: it is a silence.',
      resolve: (baseline) => (isSilenceBaseline(baseline) ? null : baseline),
    }),
    text: t.string({ description: 'The same as a sentence or two, for people.', resolve: noteOf }),
  }),
})
