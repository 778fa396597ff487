import { builder } from '../relay/builder.ts'

builder.enumType('TimePrecision', {
  description: 'How precisely the time of a statement is known.',
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
  description:
    'When something was said: at `earliest` or later, and before `latest`. It comes with the words it was found in and the steps from there.',
  fields: (t) => ({
    earliest: t.expose('earliest', { type: 'DateTime', description: 'The first possible instant.' }),
    latest: t.expose('latest', { type: 'DateTime', description: 'The instant after the last possible one.' }),
    precision: t.expose('precision', {
      type: 'TimePrecision',
      description: 'How precisely the time is known: to the minute, hour, day, week, month or year.',
    }),
    date: t.expose('date', {
      type: 'Date',
      nullable: true,
      description: 'The calendar day in `timeZone`: "2025-03-04". Null if it is not known to the day.',
    }),
    timeZone: t.exposeString('timeZone', {
      description: 'IANA time zone in which the words were read: "Asia/Tokyo".',
    }),
    asWritten: t.exposeStringList('asWritten', { description: 'The articles’ words for it: "on Tuesday".' }),
    derivation: t.exposeStringList('derivation', {
      description: 'The steps from the words to the time, in English, for people to read.',
    }),
  }),
})
