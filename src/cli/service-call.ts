import { PROGRAM } from '../program.ts'
import { authorization, type Reach } from './remote-service.ts'

/** There is no service at that address, or it is not ready: asked again later, it may answer. */
export class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable'
}

/** The service does not take the key, whatever is asked. */
class KeyRefused extends Error {
  override readonly name = 'KeyRefused'

  constructor() {
    super(
      `The service does not accept the key: it is missing, wrong, expired or revoked. Give one with --key or ONRECORD_KEY ("${PROGRAM} key create" makes one)`,
    )
  }
}

/** What a service answers to a document. */
export interface Answered<Data> {
  data?: Data | null
  errors?: { message: string; extensions?: { code?: string; filterPath?: string } }[]
}

/** What a proxy answers for a service that is away, and the service itself while its database is. */
const AWAY = new Set([502, 503, 504])

/**
 * Runs a GraphQL document.
 *
 * @throws ServiceUnreachable, KeyRefused.
 */
export async function callService<Data>(
  reach: Reach,
  query: string,
  variables: Record<string, unknown> = {},
  signal: AbortSignal | null = null,
): Promise<Answered<Data>> {
  const response = await fetch(reach.url, {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/json', accept: 'application/json', ...authorization(reach.key) },
    body: JSON.stringify({ query, variables }),
  }).catch((error: Error & { cause?: { code?: string } }) => {
    throw new ServiceUnreachable(
      `There is no service at ${reach.url} (${error.cause?.code ?? error.message}): start it with "${PROGRAM} serve", or name another with --server`,
    )
  })
  const text = await response.text().catch((error: Error) => {
    throw new ServiceUnreachable(`The service at ${reach.url} broke off its answer (${error.message})`)
  })
  if (AWAY.has(response.status))
    throw new ServiceUnreachable(`The service at ${reach.url} cannot answer now (HTTP ${response.status})`)
  if (response.status === 401) {
    // The folder may not have the key yet of a service that has just started.
    if (reach.isOperator)
      throw new ServiceUnreachable(
        `The service at ${reach.url} is not the one of the data folder ${reach.dataDir}: set DATA_DIR to the folder of that service, or give a key of it with --key or ONRECORD_KEY`,
      )
    throw new KeyRefused()
  }
  try {
    return JSON.parse(text)
  } catch {
    return { errors: [{ message: `the service answered ${response.status}: ${text.slice(0, 200)}` }] }
  }
}
