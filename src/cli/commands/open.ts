import type { Command } from 'commander'

export function setUp(command: Command): void {
  command.description('print a link that signs a browser in to GraphiQL; it works once, within 10 minutes').action(open)
}

/** The running service makes no links, because GraphiQL is off or because it needs no key. */
class NoLink extends Error {
  override readonly name = 'NoLink'
}

async function open(): Promise<void> {
  const [{ readSettings }, { authorization, runningHere }] = await Promise.all([
    import('../../settings.ts'),
    import('../remote-service.ts'),
  ])
  const local = await runningHere(readSettings(process.env))
  const response = await fetch(new URL('/session/link', local.url), {
    method: 'POST',
    headers: authorization(local.key),
  })
  if (response.status === 404) throw new NoLink('There is no page to sign in to: GRAPHIQL is off')
  const { link, errors } = (await response.json()) as { link?: string; errors?: { message: string }[] }
  if (link === undefined) throw new NoLink(errors?.[0]?.message ?? `The service returned ${response.status}`)
  process.stdout.write(`${link}\n`)
}
