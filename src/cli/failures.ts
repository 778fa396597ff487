import { printable } from '../domain/given/printable.ts'
import { PROGRAM } from '../program.ts'

/** What happens to a command through no fault of ours; each has a message that says what to do. */
const EXPECTED = new Set([
  'ChannelNotFound',
  'DataFolderError',
  'DatabaseReplaced',
  'DatabaseTooOld',
  'DatabaseUnavailable',
  'DatabaseUnfit',
  'EmbeddedPostgresError',
  'FeedNotFound',
  'FileError',
  'FileUnreadable',
  'KeyError',
  'KeyRefused',
  'KeyTooStrong',
  'KeysMissing',
  'LineError',
  'ListUnreadable',
  'LoadEnded',
  'MigrationError',
  'NoAddresses',
  'NoDatabase',
  'NoLink',
  'NotAllowedToIngest',
  'NotErased',
  'NotExplained',
  'NothingRunsHere',
  'QueueError',
  'RereadUnderWay',
  'RefoldUnderWay',
  'UnknownTopic',
  'ServiceRefused',
  'ServiceUnreachable',
  'SessionError',
  'SettingsError',
  'TextNotAllowed',
  'TopicError',
  'TrustedDocumentsError',
  'UrlForMany',
  'WatchIncomplete',
  'WatchNotFound',
])

/** A failure as the person at the terminal is told it: one line where we expected it, all we know where we did not. */
export function explainFailure(error: unknown): string {
  // It may quote what a file or a service says.
  return explanationOf(error).split('\n').map(printable).join('\n')
}

function explanationOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Rooms below do not know how the program is called here.
  if (EXPECTED.has(error.name)) return error.message.replaceAll('"onrecord ', `"${PROGRAM} `)
  return explainListening(error) ?? error.stack ?? error.message
}

function explainListening(error: NodeJS.ErrnoException & { address?: string; port?: number }): string | null {
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') return null
  const where = `${error.address ?? 'HOST'}:${error.port ?? ''}`
  switch (error.code) {
    case 'EADDRINUSE':
      return `Something listens on ${where} already: stop it, or set PORT to another (0 takes any free one)`
    case 'EACCES':
      return `This user may not listen on ${where}: set PORT to one above 1023`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'HOST is not an address of this machine: correct it'
    default:
      return `Cannot listen on ${where} (${error.code}): set HOST or PORT to another`
  }
}
