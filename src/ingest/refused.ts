import type { EntryOutcome } from '../domain/feed/outcomes.ts'
import type { Problem } from '../domain/given/given-text.ts'
import type { PageFault } from '../domain/page/page-shape.ts'
import { noteRefused } from '../store/feeds/address-notes.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { addressesOfLink } from './article/link-addresses.ts'
import { MAX_URL_CHARACTERS } from './article/submission.ts'

/** The reason for which an article is counted that was not taken in. `fault`: its page's, where that is why. */
export function outcomeOfFault(fault: PageFault | undefined): EntryOutcome {
  if (fault === 'POISON') return 'SET_ASIDE'
  return fault === 'NO_TEXT' || fault === 'TOO_LARGE' ? fault : 'INGEST_REFUSED'
}

/** All that is wrong with a submission, for a person who asks later. */
export function inOneLine(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
}

/** Notes that an article was handed in and refused: who asks later must not be told that it was never seen. */
export async function noteInvalid(
  prisma: PrismaClient,
  url: string,
  outcome: EntryOutcome,
  problems: readonly Problem[],
): Promise<void> {
  const [address] = addressesOfLink(url) ?? []
  if (address === undefined || address.length > MAX_URL_CHARACTERS) return
  await noteRefused(prisma, { address, outcome, message: inOneLine(problems) })
}
