import { openConnection } from '../../src/store/database/connection.ts'

/** A setting that a session of Postgres can be given by its operator. */
export interface SessionSetting {
  name: string
  type: string
  default: string | null
  least: string | null
  most: string | null
  choices: string[] | null
}

/** All that can be set for a user or a database: by anybody, or by a superuser. */
export async function readSessionSettings(url: string): Promise<SessionSetting[]> {
  const client = await openConnection(url)
  const { rows } = await client.query<SessionSetting>(
    `SELECT name, vartype AS type, boot_val AS default, min_val AS least, max_val AS most, enumvals AS choices
     FROM pg_settings WHERE context IN ('user', 'superuser') ORDER BY name`,
  )
  await client.end()
  return rows
}

/** Where the farthest value that is allowed is not the worst. */
const WORST: Record<string, string> = {
  DateStyle: 'SQL, DMY',
  TimeZone: 'Asia/Tokyo',
  timezone_abbreviations: 'Australia',
  client_encoding: 'LATIN1',
  default_text_search_config: 'pg_catalog.german',
  default_tablespace: 'nowhere',
  temp_tablespaces: 'nowhere',
  max_stack_depth: '100kB',
  search_path: 'elsewhere, pg_catalog',
  restrict_nonsystem_relation_kind: 'view, foreign-table',
  application_name: 'somebody else',
  createrole_self_grant: 'set',
  lc_messages: 'POSIX',
  lc_monetary: 'C.UTF-8',
  lc_numeric: 'C.UTF-8',
  lc_time: 'C.UTF-8',
  IntervalStyle: 'sql_standard',
  bytea_output: 'escape',
  xmloption: 'document',
  backslash_quote: 'on',
  client_min_messages: 'debug1',
  default_transaction_isolation: 'serializable',
  plan_cache_mode: 'force_generic_plan',
  synchronous_commit: 'off',
  statement_timeout: '300ms',
  lock_timeout: '1ms',
  idle_session_timeout: '300ms',
  idle_in_transaction_session_timeout: '300ms',
  transaction_timeout: '300ms',
  tcp_user_timeout: '1000',
  commit_delay: '1000',
  jit_above_cost: '0',
  jit_inline_above_cost: '0',
  jit_optimize_above_cost: '0',
  cursor_tuple_fraction: '1',
  gin_fuzzy_search_limit: '1',
  geqo_threshold: '2',
  wal_consistency_checking: 'all',
  'plpgsql.variable_conflict': 'use_variable',
  'plpgsql.extra_errors': 'all',
  'plpgsql.extra_warnings': 'all',
}

/** A value that is far from the usual one; null: there is none to be found. */
export function worstOf({ name, type, default: usual, least, most, choices }: SessionSetting): string | null {
  const own = WORST[name]
  if (own !== undefined) return own
  if (type === 'bool') return usual === 'on' ? 'off' : 'on'
  if (type === 'enum') return choices?.findLast((choice) => choice !== usual) ?? null
  if (type === 'integer' || type === 'real') return usual === least ? most : least
  return null
}
