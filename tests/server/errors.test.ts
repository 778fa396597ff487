import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import { Unavailable } from '../../src/domain/given/unavailable.ts'
import { masked } from '../../src/server/pipeline/errors.ts'
import { openDatabase } from '../../src/store/database/database.ts'

const adapterError = (cause: object) =>
  Object.assign(new Error('secret'), { code: 'P2010', meta: { driverAdapterError: { cause } } })

test.each<[string, Error]>([
  ['Prisma had no connection free', Object.assign(new Error('secret'), { code: 'P2024' })],
  ['Prisma could not begin', Object.assign(new Error('secret'), { code: 'P2028' })],
  ['nobody listens', Object.assign(new Error('secret'), { code: 'ECONNREFUSED' })],
  ['Postgres shuts down', adapterError({ kind: 'postgres', originalCode: '57P01' })],
  ['Postgres lost the connection', adapterError({ kind: 'postgres', code: '08006' })],
  ['the driver lost the connection', new Error('Connection terminated unexpectedly')],
  ['Postgres is not up yet', new Error('Database error. Code: `57P03`. Message: `the database system is in recovery`')],
  ['Postgres has too many', adapterError({ kind: 'TooManyConnections' })],
  ['Postgres is read-only', adapterError({ kind: 'postgres', originalCode: '25006' })],
  ['a lock was not given in time', adapterError({ kind: 'postgres', originalCode: '55P03' })],
  ['a statement took too long', adapterError({ kind: 'postgres', originalCode: '57014' })],
  ['a transaction was left idle', adapterError({ kind: 'postgres', originalCode: '25P03' })],
  ['the disk is full', adapterError({ kind: 'postgres', originalCode: '53100' })],
  ['the disk is full, as the driver has it', Object.assign(new Error('secret'), { code: '53100' })],
  ['another transaction won again and again', Object.assign(new Error('secret'), { code: 'P2034' })],
])('where %s, the caller is told to try again and nothing else', (_, error) => {
  const shown = masked(new GraphQLError('secret', { originalError: error, path: ['hello'] }), true)
  expect(shown).toMatchObject({
    message: expect.stringContaining('try again'),
    path: ['hello'],
    extensions: {
      code: 'UNAVAILABLE',
      retryAfter: expect.any(Number),
      http: { status: 503, headers: { 'retry-after': expect.stringMatching(/^[1-9]\d*$/) } },
    },
  })
  expect(JSON.stringify(shown)).not.toContain('secret')
})

test('what cannot be done just now is told in its own words, with when to try again', () => {
  const error = new Unavailable('Too many pages are waiting.', 7)
  expect(masked(new GraphQLError('secret', { originalError: error }), true)).toMatchObject({
    message: 'Too many pages are waiting.',
    extensions: { code: 'UNAVAILABLE', retryAfter: 7, http: { status: 503, headers: { 'retry-after': '7' } } },
  })
})

test('a database that is away is told from a fault of ours', async () => {
  const lost = await openDatabase('postgresql://nobody@127.0.0.1:1/nothing', { allowUnsafe: true })
    .then((database) => database.prisma.$queryRaw`SELECT 1`)
    .catch((error) => error)
  expect(masked(lost, true).extensions.code).toBe('UNAVAILABLE')
  expect(masked(adapterError({ kind: 'postgres', code: '22008' }), true).extensions.code).toBe('INTERNAL_SERVER_ERROR')
})
