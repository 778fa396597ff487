import type pg from 'pg'

/** A database on which our promises would be empty. The message is one line: what is wrong, and what to do. */
export class DatabaseUnfit extends Error {
  override readonly name = 'DatabaseUnfit'
}

// What a session answers depends on settings that an operator may have given to the server, the database or the role, and
// that a pooler may keep from us where they are asked for when a connection is opened. So each session of ours sets what
// it needs by SQL, before anything else. tests/store/session-settings.test.ts goes through all settings that there are.

/** By name; where the server is older than a setting, it is left out. */
const SETTINGS: Readonly<Record<string, string>> = {
  // What the drivers read and write. Prisma's drops the offset of a time it reads, and writes times without one.
  client_encoding: 'UTF8',
  timezone: 'UTC',
  timezone_abbreviations: 'Default',
  datestyle: 'ISO, MDY',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  lc_monetary: 'C',
  lc_numeric: 'C',
  lc_time: 'C',
  client_min_messages: 'warning',
  // What our SQL means.
  default_text_search_config: 'pg_catalog.simple',
  transform_null_equals: 'off',
  array_nulls: 'on',
  backslash_quote: 'safe_encoding',
  escape_string_warning: 'on',
  quote_all_identifiers: 'off',
  row_security: 'on',
  gin_fuzzy_search_limit: '0',
  check_function_bodies: 'on',
  default_table_access_method: 'heap',
  restrict_nonsystem_relation_kind: '',
  xmloption: 'content',
  // An event that a reader has seen must not vanish in a crash.
  synchronous_commit: 'on',
  // The sequencer must see what was committed while it waited.
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  // These end the sessions of a process that was stopped or cut off in the middle of a transaction: its locks would hold
  // up every other process.
  idle_in_transaction_session_timeout: '30s',
  lock_timeout: '20s',
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '0',
  // And these would end what takes its time, and connections that wait for work.
  statement_timeout: '0',
  transaction_timeout: '0',
  idle_session_timeout: '0',
  exit_on_error: 'off',
}

/** Only a superuser may set these, so all that we can do is look. */
const EXPECTED: Readonly<Record<string, string>> = {
  session_replication_role: 'origin',
  zero_damaged_pages: 'off',
  ignore_checksum_failure: 'off',
}

const LOOK = `SELECT name, current_setting(name) AS setting
  FROM unnest(ARRAY[${Object.keys(EXPECTED).map(quoted).join(', ')}]) AS name`

/** Settings of a session that differ from the usual ones: `{ statement_timeout: '2s' }`. */
export type OwnSettings = Readonly<Record<string, string>>

/**
 * Has a new connection answer as we expect it to, whatever it was set to. One round trip.
 *
 * @throws DatabaseUnfit where that is not ours to set.
 */
export async function setUpSession(client: pg.ClientBase, own: OwnSettings = {}): Promise<void> {
  // The first three without a function or an operator, which the search path might lead astray, and one by one: each has
  // its own time.
  const results = (await client.query(
    `SET statement_timeout TO 0; SET search_path TO public; SET standard_conforming_strings TO on;
     ${setAll({ ...SETTINGS, ...own })}; ${LOOK}`,
  )) as unknown as pg.QueryResult<{ name: string; setting: string }>[]
  for (const { name, setting } of results.at(-1)?.rows ?? []) {
    const expected = EXPECTED[name]
    if (expected === undefined || setting === expected) continue
    await client.query(`SET ${name} TO ${expected}`).catch(() => {
      throw new DatabaseUnfit(
        `Sessions of this user have ${name} = ${setting}, with which Postgres does not keep its word: set it to ${expected} for this user and database`,
      )
    })
  }
}

// Not by pg_settings: that is a table of all there are, for each connection.
function setAll(settings: OwnSettings): string {
  const rows = Object.entries(settings).map(([name, value]) => `(${quoted(name)}, ${quoted(value)})`)
  return `SELECT set_config(name, value, false) FROM (VALUES ${rows.join(', ')}) AS v(name, value)
    WHERE current_setting(name, true) IS NOT NULL`
}

function quoted(text: string): string {
  return `'${text}'`
}
