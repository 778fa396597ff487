import { isAllowed, type Role } from '../../domain/statement/principal.ts'
import { changeRole, createKey, KeyError, type ListedKey, listKeys, revokeKey } from '../../store/tables/keys.ts'
import { builder } from '../relay/builder.ts'
import { CHANGE_CURSOR, cursorOfChange } from '../relay/change-cursor.ts'
import type { Context } from '../relay/context.ts'
import { badRequest } from '../relay/errors.ts'
import { type Failed, invalidInput, unlessAllowed } from '../relay/failures.ts'

const RoleType = builder.enumType('Role', {
  description: 'What a principal may do.',
  values: {
    READER: { description: 'Read.' },
    EDITOR: { description: 'Also ingest and edit.' },
    ADMIN: { description: 'Also erase, and manage keys.' },
  } satisfies Record<Role, { description: string }>,
})

const ApiKey = builder.objectRef<ListedKey>('ApiKey').implement({
  description: 'A key to this API, without the key itself.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Names it, for `revokeKey`.' }),
    hint: t.exposeString('hint', { description: 'Its first characters, to tell keys apart.' }),
    principal: t.string({ description: 'The name of whom it belongs to.', resolve: (key) => key.principal.name }),
    role: t.field({ type: RoleType, description: 'What it lets one do.', resolve: (key) => key.principal.role }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was made.', resolve: (key) => key.createdAt }),
    expiresAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself; null: never.',
      resolve: (key) => key.expiresAt,
    }),
    revokedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was revoked; null: it was not.',
      resolve: (key) => key.revokedAt,
    }),
  }),
})

builder.queryField('keys', (t) =>
  t.field({
    type: [ApiKey],
    description: 'Every key there ever was, oldest first. Takes an admin.',
    resolve: (_, __, { principal, prisma }) => {
      if (!isAllowed(principal, 'ADMIN')) throw badRequest('FORBIDDEN', 'This takes an admin.')
      return listKeys(prisma)
    },
  }),
)

interface Created {
  type: 'CreateKeySuccess'
  apiKey: ListedKey
  key: string
  cursor: string
}
interface Revoked {
  type: 'RevokeKeySuccess'
  apiKey: ListedKey
  cursor: string
}
interface Changed {
  type: 'ChangeRoleSuccess'
  principal: string
  role: Role
  cursor: string
}

const CreateKeySuccess = builder.objectRef<Created>('CreateKeySuccess').implement({
  description: 'A new key, shown this once.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The key itself: it is kept nowhere.' }),
    apiKey: t.field({ type: ApiKey, description: 'What is kept of it.', resolve: ({ apiKey }) => apiKey }),
    cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
  }),
})
const RevokeKeySuccess = builder.objectRef<Revoked>('RevokeKeySuccess').implement({
  description: 'The key opens nothing any more, and what it had open ends.',
  fields: (t) => ({
    apiKey: t.field({ type: ApiKey, description: 'The key.', resolve: ({ apiKey }) => apiKey }),
    cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
  }),
})
const ChangeRoleSuccess = builder.objectRef<Changed>('ChangeRoleSuccess').implement({
  description: 'The principal has the role, and what its keys had open in another one ends.',
  fields: (t) => ({
    principal: t.exposeString('principal', { description: 'Its name.' }),
    role: t.field({ type: RoleType, description: 'Its role now.', resolve: ({ role }) => role }),
    cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
  }),
})

const CreateKeyInput = builder.inputType('CreateKeyInput', {
  description: 'A new key.',
  fields: (t) => ({
    principal: t.string({ required: true, description: 'Whom it is for; made where there is none of that name.' }),
    role: t.field({ type: RoleType, required: true, description: 'The principal’s role.' }),
    expiresAt: t.field({ type: 'DateTime', description: 'When it ends by itself. Null: never.' }),
  }),
})
const RevokeKeyInput = builder.inputType('RevokeKeyInput', {
  description: 'A key to revoke.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Its id, or its hint where no other begins so.' }) }),
})
const ChangeRoleInput = builder.inputType('ChangeRoleInput', {
  description: 'Another role for a principal.',
  fields: (t) => ({
    principal: t.string({ required: true, description: 'Its name.' }),
    role: t.field({ type: RoleType, required: true, description: 'The role.' }),
  }),
})

const CreateKeyResult = builder.unionType('CreateKeyResult', {
  description: 'What became of `createKey`.',
  types: [CreateKeySuccess, 'InvalidInput', 'NotAllowed'],
  resolveType: (result: Created | Failed) => result.type,
})
const RevokeKeyResult = builder.unionType('RevokeKeyResult', {
  description: 'What became of `revokeKey`.',
  types: [RevokeKeySuccess, 'InvalidInput', 'NotAllowed'],
  resolveType: (result: Revoked | Failed) => result.type,
})
const ChangeRoleResult = builder.unionType('ChangeRoleResult', {
  description: 'What became of `changeRole`.',
  types: [ChangeRoleSuccess, 'InvalidInput', 'NotAllowed'],
  resolveType: (result: Changed | Failed) => result.type,
})

builder.mutationFields((t) => ({
  createKey: t.field({
    type: CreateKeyResult,
    description: 'Makes a key. Takes an admin.',
    args: { input: t.arg({ type: CreateKeyInput, required: true, description: 'The key.' }) },
    resolve: (_, { input }, context) =>
      changing<Created>(context, 'principal', async () => {
        const { key, changeId, ...apiKey } = await createKey(
          context.prisma,
          input.principal,
          input.role,
          input.expiresAt ?? null,
        )
        return { type: 'CreateKeySuccess', key, apiKey, cursor: await settle(context, changeId) }
      }),
  }),
  revokeKey: t.field({
    type: RevokeKeyResult,
    description: 'Revokes a key. Revoking it twice changes nothing. Takes an admin.',
    args: { input: t.arg({ type: RevokeKeyInput, required: true, description: 'The key.' }) },
    resolve: (_, { input }, context) =>
      changing<Revoked>(context, 'id', async () => {
        const { changeId, ...apiKey } = await revokeKey(context.prisma, input.id)
        return { type: 'RevokeKeySuccess', apiKey, cursor: await settle(context, changeId) }
      }),
  }),
  changeRole: t.field({
    type: ChangeRoleResult,
    description: 'Gives a principal another role. Takes an admin.',
    args: { input: t.arg({ type: ChangeRoleInput, required: true, description: 'The role.' }) },
    resolve: (_, { input }, context) =>
      changing<Changed>(context, 'principal', async () => {
        const { changeId, name, role } = await changeRole(context.prisma, input.principal, input.role)
        return { type: 'ChangeRoleSuccess', principal: name, role, cursor: await settle(context, changeId) }
      }),
  }),
}))

/** This process goes by the change when the mutation is answered; the others within two seconds. */
async function settle(context: Context, changeId: string | null): Promise<string> {
  const cursor = await cursorOfChange(context, changeId)
  await context.keysChanged()
  return cursor
}

function changing<Success>(context: Context, path: string, change: () => Promise<Success>): Promise<Success | Failed> {
  return unlessAllowed<Success>(context, 'ADMIN', async () => {
    try {
      return await change()
    } catch (error) {
      if (error instanceof KeyError) return invalidInput([{ path, message: error.message }])
      throw error
    }
  })
}
