import { type AskAs, ToolFailure } from '../../mcp/tool.ts'
import { PROGRAM } from '../../program.ts'
import { readSettings } from '../../settings.ts'
import { type Reach, type ReachOptions, reachOf } from '../remote-service.ts'
import { callService, ServiceUnreachable } from '../service-call.ts'

/** What was asked on the command line. */
export interface McpFlags extends ReachOptions {
  allowWatches?: boolean
  anyRole?: boolean
}

/** An assistant reads what strangers wrote, and may do what they say: its key must not be able to do harm. */
class KeyTooStrong extends Error {
  override readonly name = 'KeyTooStrong'
}

const MAKE_KEY = `make it one with "${PROGRAM} key create --principal assistant --role reader", and give it in ONRECORD_KEY`

/**
 * Answers an assistant until it hangs up. A service that is away is none of its faults: it is told so, and may ask again.
 *
 * @throws KeyTooStrong, KeyRefused.
 */
export async function answerAssistant(flags: McpFlags): Promise<void> {
  const { allowWatches = false, anyRole = false } = flags
  const reach = await reachOf(flags, readSettings(process.env), process.env)
  if (reach.key === null || reach.isOperator) throw new KeyTooStrong(`An assistant needs a key of its own: ${MAKE_KEY}`)
  const expectReader = anyRole ? async () => undefined : (signal?: AbortSignal) => expectRole(reach, signal)
  await expectReader().catch((error) => {
    if (!(error instanceof ServiceUnreachable)) throw error
    process.stderr.write(`onrecord: ${error.message}\n`)
  })
  const { serveMcp } = await import('../../mcp/serve-mcp.ts')
  await serveMcp({
    writesWatches: allowWatches,
    // The principal may have been given another role in the meantime.
    ask: (signal) => asTool(reach, signal, expectReader(signal)),
  })
}

/** @throws KeyTooStrong where the key may do more than read. */
async function expectRole(reach: Reach, signal?: AbortSignal): Promise<void> {
  const { data } = await callService<{ me: { role: string } }>(reach, '{ me { role } }', {}, signal)
  const role = data?.me.role
  if (role !== undefined && role !== 'READER')
    throw new KeyTooStrong(
      `This key is one of an ${role}, and an assistant needs no more than a READER's: ${MAKE_KEY}. With --any-role it is taken`,
    )
}

function asTool(reach: Reach, signal: AbortSignal, allowed: Promise<void>): AskAs {
  // The call that waits for it tells its error.
  allowed.catch(() => undefined)
  return async <Data>(document: string, variables: Record<string, unknown> = {}) => {
    try {
      await allowed
      const { data, errors = [] } = await callService<Data>(reach, document, variables, signal)
      const [error] = errors
      if (error === undefined && data != null) return data
      const { code = 'BAD_REQUEST', filterPath } = error?.extensions ?? {}
      const message = error?.message ?? 'the service gave no answer'
      throw new ToolFailure(code, message, filterPath === undefined ? null : `filter.${filterPath}`)
    } catch (error) {
      const code = CODES[(error as Error).name]
      if (code === undefined) throw error
      throw new ToolFailure(code, (error as Error).message)
    }
  }
}

/** Of errors that are not the answer of a service. */
const CODES: Record<string, string> = {
  ServiceUnreachable: 'SERVICE_UNREACHABLE',
  KeyRefused: 'KEY_REFUSED',
  KeyTooStrong: 'KEY_TOO_STRONG',
}
