import { findTextProblem } from '../../domain/given/given-text.ts'
import { isUrl } from '../../domain/given/given-url.ts'
import { refuse } from '../relay/failures.ts'

const MAX_NAME = 200
export const MAX_ADDRESS = 2_000
const MOST_MINUTES = 7 * 24 * 60
const MOST_ITEMS = 10_000
/** Of a paper that writes much, so that only a slip of the feed is cut. */
export const USUAL_CAP = 500

/** An address as people type it, "paper.example/news" too; null where it cannot be one of the web. */
export function webAddress(given: string): string | null {
  const text = given.trim()
  const url = /^[a-z][a-z+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (text.length > MAX_ADDRESS || /\s/.test(text) || !isUrl(url)) return null
  const { protocol, hostname, username, password, href } = new URL(url)
  // A password would never be sent, and every caller would see it.
  return /^https?:$/.test(protocol) && hostname !== '' && username + password === '' ? href : null
}

/** @throws InvalidInput */
export function readAddress(path: string, given: string): string {
  if (/^\s*(?:https?:\/\/)?[^/?#]*@/i.test(given))
    refuse(path, 'has a user name or password in it, which is not sent: leave it out')
  return webAddress(given) ?? refuse(path, 'is not a web address: give one such as "https://paper.example/feed"')
}

/** @throws InvalidInput */
export function readGivenName(path: string, given: string): string {
  const name = given.trim()
  const problem = name === '' ? 'is empty' : findTextProblem(name, MAX_NAME)
  return problem === null ? name : refuse(path, problem)
}

/** @throws InvalidInput */
export function readMinutes(given: number): number {
  if (given >= 1 && given <= MOST_MINUTES) return given
  return refuse('pollMinutes', `is not from 1 to ${MOST_MINUTES}, which is a week`)
}

/** @throws InvalidInput */
export function readCap(given: number): number {
  return given >= 1 && given <= MOST_ITEMS ? given : refuse('dailyCap', `is not from 1 to ${MOST_ITEMS}`)
}

/** The name of a source that nothing else names. */
export function hostName(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}
