import { builder } from '../relay/builder.ts'

builder.objectType('Estimate', {
  description:
    'A number, counted or estimated. Estimated by an even sample, it lies between `least` and `most` in nineteen of twenty cases (Wilson’s score interval, 95 %). Since 0.6.0.',
  fields: (t) => ({
    value: t.exposeFloat('value', { description: 'The number.' }),
    least: t.exposeFloat('least', { description: 'Hardly less. Where it was counted, the number itself.' }),
    most: t.exposeFloat('most', { description: 'Hardly more. Where it was counted, the number itself.' }),
  }),
})
