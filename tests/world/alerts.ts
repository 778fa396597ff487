import { openMatcher } from '../../src/alerts/matcher.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { openJournal } from '../../src/store/journal/journal.ts'
import { createWatch, type NewDefinition } from '../../src/store/watches/definitions.ts'
import type { Desk } from './desk.ts'

type Own = Partial<NewDefinition> & { name?: string; ownerId?: string }

/** Saves a watch for statements that have these words. Returns its id. */
export async function watchFor({ database }: Pick<Desk, 'database'>, text: string, own: Own = {}): Promise<string> {
  const { name = text, ownerId = LOCAL_PRINCIPAL.id, ...given } = own
  const condition = { kind: 'words', field: 'text', text } as const
  const definition: NewDefinition = {
    condition,
    tells: ['UTTERANCE', 'REPORT'],
    silenceDays: null,
    burstMinutes: 0,
    isPaused: false,
    ...given,
  }
  const saved = await createWatch(database.prisma, ownerId, { name, definition })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  return saved.watchId
}

/** Numbers what is pending, and decides all alerts. */
export async function decideAll({ database, archive }: Pick<Desk, 'database' | 'archive'>): Promise<void> {
  await archive.number()
  const matcher = await openMatcher(database.prisma, openJournal(database.prisma))
  while (await matcher.decideNext()) {}
}
