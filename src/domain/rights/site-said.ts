import type { Rights } from './rights.ts'

/** One thing that a publisher says of its site, as it stands. */
export interface SiteSaying {
  /** "robots.txt", "/.well-known/tdmrep.json". */
  where: string
  text: string
}

/** What a publisher says of a whole site: its robots.txt, the licences that this names, its tdmrep.json. */
export interface SiteSaid {
  /** "https://harbourtimes.example" */
  origin: string
  readAt: Date
  said: SiteSaying[]
  /** What follows for the front page, and so for most of the site: single parts and pages may say otherwise. */
  rights: Rights
  /** Whom to ask, as the publisher says: mail and web addresses. */
  contacts: string[]
}
