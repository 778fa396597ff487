import { builder } from './builder.ts'
import type { InvalidInput, NotAllowed } from './failures.ts'

builder.interfaceType('Failure', {
  description: 'Why a mutation did not do what it was asked for. Nothing was changed.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'What was wrong, and what to do, for people to read.' }),
  }),
})

const InputProblem = builder.objectRef<InvalidInput['problems'][number]>('InputProblem').implement({
  description: 'What is wrong with one field of an input.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'The field, with dots: "source.homepage".' }),
    message: t.exposeString('message', { description: 'What is wrong with it.' }),
  }),
})

builder.objectRef<InvalidInput>('InvalidInput').implement({
  description: 'The input cannot be taken as it is.',
  interfaces: ['Failure'],
  fields: (t) => ({
    problems: t.field({
      type: [InputProblem],
      description: 'Every problem found.',
      resolve: ({ problems }) => problems,
    }),
  }),
})

builder.objectRef<NotAllowed>('NotAllowed').implement({
  description: 'The caller’s role does not allow it.',
  interfaces: ['Failure'],
})

builder.objectRef<{ type: 'IdempotencyConflict'; message: string }>('IdempotencyConflict').implement({
  description: 'The idempotency key was used for another request.',
  interfaces: ['Failure'],
})
