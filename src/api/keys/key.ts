import { isAllowed, type Role } from '../../domain/statement/principal.ts'
import { changeRole, createKey, KeyError, type ListedKey, listKeys, revokeKey } from '../../store/access/keys.ts'
import { builder } from '../relay/builder.ts'
import { CHANGE_CURSOR, cursorOfChange } from '../relay/change-cursor.ts'
import type { Context } from '../relay/context.ts'
import { badRequest } from '../relay/errors.ts'
import { FAILURES, refuse, requireRole } from '../relay/failures.ts'

builder.enumType('Role', {
  description: 'What a principal may do.',
  values: {
    READER: { description: 'Query and subscribe.' },
    EDITOR: { description: 'Also ingest articles, correct, and edit actors, offices and topics.' },
    ADMIN: { description: 'Also erase, and manage keys and roles.' },
  } satisfies Record<Role, { description: string }>,
})

builder.objectType('ApiKey', {
  description: 'A key to this API. The key itself is not stored and cannot be read again.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, for `revokeKey`.' }),
    hint: t.exposeString('hint', { description: 'The first characters of the key, to tell keys apart.' }),
    principal: t.string({ description: 'Name of the principal it belongs to.', resolve: (key) => key.principal.name }),
    role: t.field({ type: 'Role', description: 'The role of its principal.', resolve: (key) => key.principal.role }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was created.', resolve: (key) => key.createdAt }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it expires. Null: never.',
      resolve: (key) => key.expiresAt,
    }),
    revokedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked. Null if it was not.',
      resolve: (key) => key.revokedAt,
    }),
  }),
})

builder.queryField('keys', (t) =>
  t.field({
    type: ['ApiKey'],
    nullable: true,
    description:
      'All keys, also revoked and expired ones, oldest first. Requires the ADMIN role: else the error FORBIDDEN.',
    resolve: (_, __, { principal, prisma }) => {
      if (!isAllowed(principal, 'ADMIN')) throw badRequest('FORBIDDEN', 'This requires the role ADMIN.')
      return listKeys(prisma)
    },
  }),
)

const CreateKeySuccess = builder
  .objectRef<{ apiKey: ListedKey; key: string; cursor: string }>('CreateKeySuccess')
  .implement({
    description: 'The key was created. Save it now: it cannot be read again.',
    fields: (t) => ({
      key: t.exposeString('key', { description: 'The key itself, for "Authorization: Bearer KEY".' }),
      apiKey: t.field({ type: 'ApiKey', description: 'What is stored of it.', resolve: ({ apiKey }) => apiKey }),
      cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
    }),
  })
const RevokeKeySuccess = builder.objectRef<{ apiKey: ListedKey; cursor: string }>('RevokeKeySuccess').implement({
  description: 'The key is no longer accepted, and the streams and sockets that it had open end.',
  fields: (t) => ({
    apiKey: t.field({ type: 'ApiKey', description: 'The revoked key.', resolve: ({ apiKey }) => apiKey }),
    cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
  }),
})
const ChangeRoleSuccess = builder
  .objectRef<{ principal: string; role: Role; cursor: string }>('ChangeRoleSuccess')
  .implement({
    description: 'The principal has the role. Streams and sockets that its keys had open under another role end.',
    fields: (t) => ({
      principal: t.exposeString('principal', { description: 'Name of the principal.' }),
      role: t.field({ type: 'Role', description: 'Its role now.', resolve: ({ role }) => role }),
      cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
    }),
  })

const CreateKeyInput = builder.inputType('CreateKeyInput', {
  description: 'A new key.',
  fields: (t) => ({
    principal: t.string({
      required: true,
      description: 'Name of the principal it is for. A principal with a new name is created.',
    }),
    role: t.field({
      type: 'Role',
      required: true,
      description: 'The role of the principal. An existing principal must have this role already: see `changeRole`.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When it expires; a day given alone is its beginning in UTC. Null: never.',
    }),
  }),
})
const RevokeKeyInput = builder.inputType('RevokeKeyInput', {
  description: 'The key to revoke.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Its id, or its `hint` if no other key has the same one.' }),
  }),
})
const ChangeRoleInput = builder.inputType('ChangeRoleInput', {
  description: 'A new role for a principal.',
  fields: (t) => ({
    principal: t.string({ required: true, description: 'Name of the principal.' }),
    role: t.field({ type: 'Role', required: true, description: 'The new role.' }),
  }),
})

builder.mutationFields((t) => ({
  createKey: t.field({
    type: CreateKeySuccess,
    description: 'Creates a key. Requires the ADMIN role.',
    args: { input: t.arg({ type: CreateKeyInput, required: true, description: 'Whom the key is for.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input: { principal, role, expiresAt } }, context) =>
      changeKeys(context, 'principal', async () => {
        const { key, changeId, ...apiKey } = await createKey(context.writer, principal, role, expiresAt ?? null)
        return { key, apiKey, cursor: await settle(context, changeId) }
      }),
  }),
  revokeKey: t.field({
    type: RevokeKeySuccess,
    description: 'Revokes a key. Nothing happens if it is revoked already. Requires the ADMIN role.',
    args: { input: t.arg({ type: RevokeKeyInput, required: true, description: 'Which key.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input }, context) =>
      changeKeys(context, 'id', async () => {
        const { changeId, ...apiKey } = await revokeKey(context.writer, input.id)
        return { apiKey, cursor: await settle(context, changeId) }
      }),
  }),
  changeRole: t.field({
    type: ChangeRoleSuccess,
    description: 'Gives a principal another role. Requires the ADMIN role.',
    args: { input: t.arg({ type: ChangeRoleInput, required: true, description: 'Which principal, and the role.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input }, context) =>
      changeKeys(context, 'principal', async () => {
        const { changeId, name, role } = await changeRole(context.writer, input.principal, input.role)
        return { principal: name, role, cursor: await settle(context, changeId) }
      }),
  }),
}))

/** This process goes by the change when the mutation returns; the others within two seconds. */
async function settle(context: Context, changeId: string | null): Promise<string> {
  const cursor = await cursorOfChange(context, changeId)
  await context.keysChanged()
  return cursor
}

/** Changes keys as the caller. `path` is the field of the input that a refusal is about. */
async function changeKeys<Result>(context: Context, path: string, change: () => Promise<Result>): Promise<Result> {
  requireRole(context, 'ADMIN')
  try {
    return await change()
  } catch (error) {
    if (error instanceof KeyError) refuse(path, error.message)
    throw error
  }
}
