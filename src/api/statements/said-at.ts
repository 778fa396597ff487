import { builder } from '../relay/builder.ts'

builder.enumType('TimePrecision', {
  description: 'How long the stretch is in which something was said.',
  values: {
    MINUTE: { description: 'One minute.' },
    HOUR: { description: 'One hour.' },
    DAY: { description: 'One day.' },
    WEEK: { description: 'One week.' },
    MONTH: { description: 'One month.' },
    YEAR: { description: 'One year.' },
  },
})

builder.objectType('SaidAt', {
  description: 'When something was said: somewhere in [earliest, latest), with the words and the steps that led there.',
  fields: (t) => ({
    earliest: t.expose('earliest', { type: 'DateTime', description: 'Not before this instant.' }),
    latest: t.expose('latest', { type: 'DateTime', description: 'Before this instant.' }),
    precision: t.expose('precision', { type: 'TimePrecision', description: 'How long that stretch is.' }),
    date: t.expose('date', {
      type: 'Date',
      nullable: true,
      description: 'The calendar day in `timeZone`; null where it is not known to the day.',
    }),
    timeZone: t.exposeString('timeZone', {
      description: 'IANA name of the zone the words were read in.',
    }),
    asWritten: t.exposeStringList('asWritten', { description: 'The articles’ words for it: "on Tuesday".' }),
    derivation: t.exposeStringList('derivation', {
      description: 'The steps from the words to the time, for people to read.',
    }),
  }),
})
