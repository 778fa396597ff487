import { isCleanText } from '../given/given-text.ts'
import { isUrl } from '../given/given-url.ts'

/**
 * Where publishers say whom to ask: the mail addresses in the comments of a robots.txt, as many write them there. At most
 * three, in their order.
 */
export function contactsInRobots(robots: string): string[] {
  const comments = [...robots.slice(0, MOST_CHARACTERS).matchAll(/#[^\r\n]*/g)].map(([comment]) => comment)
  const found = comments.flatMap((comment) => [...comment.matchAll(MAIL)].map(([address]) => address))
  return [...new Set(found)].slice(0, MOST_CONTACTS)
}

/** A contact that a publisher gives, as it can be shown: a mail or web address; null where it is neither. */
export function contactOf(given: string | undefined): string | null {
  const address = given?.trim().replace(/^mailto:/i, '') ?? ''
  if (address.length > LONGEST_CONTACT || !isCleanText(address)) return null
  if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(address)) return address
  return isUrl(address) && /^https?:/i.test(address) ? address : null
}

const MAIL = /\b[\w.+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,4}\.[a-z]{2,20}\b/gi

const MOST_CONTACTS = 3
const LONGEST_CONTACT = 300
/** They stand at the top. */
const MOST_CHARACTERS = 50_000
