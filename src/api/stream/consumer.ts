import { CursorError, decodeCursor } from '../../domain/journal/cursor.ts'
import { acknowledge, findConsumer, forgetConsumer } from '../../store/journal/consumers.ts'
import { builder } from '../relay/builder.ts'
import { type InvalidInput, invalidInput } from '../relay/failures.ts'

// A consumer belongs to whoever made it: nobody sees, moves or forgets another principal's.

interface Acknowledged {
  type: 'AcknowledgeSuccess'
  consumer: string
  cursor: string
}

const Acknowledged = builder.objectRef<Acknowledged>('AcknowledgeSuccess').implement({
  description: 'The consumer’s place is kept.',
  fields: (t) => ({
    consumer: t.exposeString('consumer', { description: 'Its name.' }),
    cursor: t.expose('cursor', {
      type: 'Cursor',
      description:
        'The place kept now. It only moves forward: later than the one sent where that was acknowledged before.',
    }),
  }),
})

const AcknowledgeResult = builder.unionType('AcknowledgeResult', {
  description: 'What became of an acknowledgement.',
  types: [Acknowledged, 'InvalidInput'],
  resolveType: (result: Acknowledged | InvalidInput) => result.type,
})

interface Forgotten {
  type: 'ForgetConsumerSuccess'
  consumer: string
  existed: boolean
}

const Forgotten = builder.objectRef<Forgotten>('ForgetConsumerSuccess').implement({
  description: 'The name is free. Subscriptions that are open go on.',
  fields: (t) => ({
    consumer: t.exposeString('consumer', { description: 'The name.' }),
    existed: t.exposeBoolean('existed', { description: 'Whether there was such a consumer.' }),
  }),
})

const ForgetConsumerResult = builder.unionType('ForgetConsumerResult', {
  description: 'What became of forgetting a consumer.',
  types: [Forgotten, 'InvalidInput'],
  resolveType: (result: Forgotten | InvalidInput) => result.type,
})

builder.mutationFields((t) => ({
  acknowledge: t.field({
    type: AcknowledgeResult,
    description: 'Says that a named reader has dealt with everything up to a cursor. An older cursor changes nothing.',
    args: {
      consumer: t.arg.string({ required: true, description: 'The name that its subscription gave.' }),
      cursor: t.arg({ type: 'Cursor', required: true, description: 'Of the last event dealt with.' }),
    },
    resolve: async (_, { consumer: name, cursor }, { prisma, journal, live, principal }) => {
      const consumer = await findConsumer(prisma, principal.id, name)
      if (consumer === null)
        return invalidInput([{ path: 'consumer', message: 'is unknown: subscribe with that name first' }])
      try {
        const { head } = await journal.bounds()
        const { position } = decodeCursor(cursor, consumer.stream, head, live.epochs)
        const kept = await acknowledge(prisma, {
          principalId: principal.id,
          name,
          stream: consumer.stream,
          cursor,
          position,
        })
        if (kept === null) return invalidInput([{ path: 'consumer', message: 'was forgotten meanwhile' }])
        return { type: 'AcknowledgeSuccess' as const, consumer: name, cursor: kept }
      } catch (error) {
        if (error instanceof CursorError) return invalidInput([{ path: 'cursor', message: error.message }])
        throw error
      }
    },
  }),
  forgetConsumer: t.field({
    type: ForgetConsumerResult,
    description: 'Forgets a named reader and its place, so that the name is free for another stream.',
    args: { consumer: t.arg.string({ required: true, description: 'Its name.' }) },
    resolve: async (_, { consumer }, { prisma, principal }) => ({
      type: 'ForgetConsumerSuccess' as const,
      consumer,
      existed: await forgetConsumer(prisma, principal.id, consumer),
    }),
  }),
}))
