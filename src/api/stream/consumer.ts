import { CursorError } from '../../domain/journal/cursor.ts'
import { acknowledge } from '../../live/consumer.ts'
import { forgetConsumer } from '../../store/journal/consumers.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { InvalidInput, refuse } from '../relay/failures.ts'

// A consumer belongs to the principal that made it: no other principal sees, moves or forgets it.

const NAME = 'Name of the consumer, as its subscription gave it.'
const DEALT_WITH = 'Cursor of the last event that the consumer has dealt with.'

const AcknowledgeInput = builder.inputType('AcknowledgeInput', {
  description: 'How far a consumer has come.',
  fields: (t) => ({
    consumer: t.string({ required: true, description: NAME }),
    cursor: t.field({ type: 'Cursor', required: true, description: DEALT_WITH }),
  }),
})

const ForgetConsumerInput = builder.inputType('ForgetConsumerInput', {
  description: 'The consumer to forget.',
  fields: (t) => ({ consumer: t.string({ required: true, description: NAME }) }),
})

const Acknowledged = builder.objectRef<{ consumer: string; cursor: string }>('AcknowledgeSuccess').implement({
  description: 'The place of the consumer is stored.',
  fields: (t) => ({
    consumer: t.exposeString('consumer', { description: 'Name of the consumer.' }),
    cursor: t.expose('cursor', {
      type: 'Cursor',
      description:
        'The place that is stored now. It only moves forward: if a later place was acknowledged before, it is that one.',
    }),
  }),
})

const Forgotten = builder.objectRef<{ consumer: string; existed: boolean }>('ForgetConsumerSuccess').implement({
  description: 'The name is free. Subscriptions that are open under it go on.',
  fields: (t) => ({
    consumer: t.exposeString('consumer', { description: 'The name.' }),
    existed: t.exposeBoolean('existed', { description: 'Whether there was a consumer of this name.' }),
  }),
})

builder.mutationFields((t) => ({
  acknowledge: t.field({
    type: Acknowledged,
    description:
      'Says that a consumer has dealt with every event up to a cursor: its next subscription goes on from there. An older cursor changes nothing.',
    args: {
      input: t.arg({
        type: AcknowledgeInput,
        description: 'Which consumer, and how far. Required, unless `consumer` and `cursor` are given.',
      }),
      consumer: t.arg.string({
        deprecationReason: 'Use `input`.',
        description: `${NAME} Ignored if \`input\` is given.`,
      }),
      cursor: t.arg({ type: 'Cursor', deprecationReason: 'Use `input`.', description: DEALT_WITH }),
    },
    errors: { types: [InvalidInput], directResult: true },
    resolve: async (_, { input, ...loose }, context) => {
      const { consumer, cursor } = input ?? loose
      if (consumer == null || cursor == null) return refuse(findMissing(loose), 'is missing')
      return { consumer, cursor: await moveForward(context, consumer, cursor) }
    },
  }),
  forgetConsumer: t.field({
    type: Forgotten,
    description: 'Forgets a consumer and its place, so that another stream can use the name.',
    args: {
      input: t.arg({ type: ForgetConsumerInput, description: 'Which one. Required, unless `consumer` is given.' }),
      consumer: t.arg.string({
        deprecationReason: 'Use `input`.',
        description: `${NAME} Ignored if \`input\` is given.`,
      }),
    },
    errors: { types: [InvalidInput], directResult: true },
    resolve: async (_, { input, ...loose }, { writer, principal }) => {
      const { consumer } = input ?? loose
      if (consumer == null) return refuse('input', 'is missing')
      return { consumer, existed: await forgetConsumer(writer, principal.id, consumer) }
    },
  }),
}))

function findMissing({ consumer, cursor }: { consumer?: string | null; cursor?: string | null }): string {
  if (consumer == null && cursor == null) return 'input'
  return consumer == null ? 'consumer' : 'cursor'
}

/** Moves the caller's consumer, and returns the cursor it has then. */
async function moveForward({ live, principal }: Context, name: string, cursor: string): Promise<string> {
  const acknowledged = await acknowledge(live, { principalId: principal.id, name }, cursor).catch((error) => {
    if (error instanceof CursorError) return refuse('cursor', error.message)
    throw error
  })
  switch (acknowledged.outcome) {
    case 'kept':
      return acknowledged.cursor
    case 'unknown':
      return refuse('consumer', 'is unknown: open a subscription with this name first')
    case 'forgotten':
      return refuse('consumer', 'was forgotten in the meantime')
  }
}
