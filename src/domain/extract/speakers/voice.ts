// Who is meant by a phrase, and how surely.

import type { Speaker } from '../../statement/report.ts'
import type { Member } from './mentions.ts'

/**
 * How a phrase was resolved; the less direct, the less sure. UNNAMED: by
 * a description of somebody the article does not name. SHARED: by a surname that several people of the article have.
 * UNSURE: by a pronoun that may well mean another.
 */
export type Resolution = 'NAMED' | 'UNNAMED' | 'SHARED' | 'DESCRIBED' | 'POINTED' | 'UNSURE' | 'UNKNOWN'

export interface Voice {
  speaker: Speaker | null
  member: Member | null
  resolution: Resolution
}

export const NOBODY: Voice = { speaker: null, member: null, resolution: 'UNKNOWN' }
