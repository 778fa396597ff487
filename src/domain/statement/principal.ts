/** What a principal may do: read; also ingest and edit; also erase and manage keys. */
export type Role = 'READER' | 'EDITOR' | 'ADMIN'

/** Who keys belong to, and who owns consumers and idempotency keys. */
export interface Principal {
  id: string
  name: string
  role: Role
}

/** Who can read the service's data folder, and so has the operator's key or what was made with it. */
export const LOCAL_PRINCIPAL: Principal = { id: '00000000-0000-7000-8000-000000000001', name: 'local', role: 'ADMIN' }

const RANKS: Record<Role, number> = { READER: 0, EDITOR: 1, ADMIN: 2 }

/** Whether a principal may do what takes at least this role. */
export function isAllowed(principal: Principal, role: Role): boolean {
  return RANKS[principal.role] >= RANKS[role]
}

/** The roles that a principal has as well as its own: what takes one of these, it may do. */
export function rolesOf(principal: Principal): Role[] {
  return (['READER', 'EDITOR', 'ADMIN'] as const).filter((role) => isAllowed(principal, role))
}
