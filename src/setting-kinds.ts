import { z } from 'zod'
import { isUrl, isWebUrl, parseUrl } from './domain/given/given-url.ts'
import { isMailAddress } from './domain/given/mail-address.ts'

// What a setting may be. The texts say what is allowed, and follow "must be".

/** A whole number of at least `least`. */
export function count(fallback: number, least = 1, most = 2_147_483_647) {
  const allowed =
    most === 2_147_483_647 ? `a whole number of at least ${least}` : `a whole number from ${least} to ${most}`
  return z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, allowed)
    .transform(Number)
}

/** A share, from 0 to 1. */
export function share(fallback: number) {
  return z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d+(\.\d+)?$/.test(text) && Number(text) <= 1, 'a number from 0 to 1')
    .transform(Number)
}

/** `on` or `off`. */
export function flag(fallback: 'on' | 'off') {
  return z
    .enum(['on', 'off'], 'on or off')
    .default(fallback)
    .transform((text) => text === 'on')
}

/** What commas separate, in lower case. */
export function list(isAllowed: (item: string) => boolean, allowed: string) {
  return z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((item) => item.trim().toLowerCase())
        .filter((item) => item !== ''),
    )
    .refine((items) => items.every(isAllowed), allowed)
}

/** "https://desk.example.org": no path. */
export const isOrigin = (text: string) => /^https?:/.test(text) && parseUrl(text)?.origin === text

/** What addresses of pages begin with: no credentials, query or fragment. */
export function isBase(text: string): boolean {
  const url = parseUrl(text)
  return isWebUrl(text) && url !== null && url.username === '' && url.password === '' && !/[?#\s]/.test(text)
}

/** "smtps://user:password@mail.example.org:465": no path or query. */
export function isMailServer(text: string): boolean {
  const url = parseUrl(text)
  return (
    url !== null &&
    /^smtps?:$/.test(url.protocol) &&
    url.hostname !== '' &&
    /^\/?$/.test(url.pathname) &&
    url.search === ''
  )
}

/** A mail address, or a name with one in angle brackets: of one line, and of ASCII where it is the address. */
export function isSender(text: string): boolean {
  const address = /^[^<>"\p{Cc}]*<([^<>]+)>$/u.exec(text)?.[1] ?? text
  return isMailAddress(address)
}

/** Printable, as it goes into a header, and within brackets. */
export function isContact(text: string): boolean {
  return /^[!-'*-~]+$/.test(text) && (isWebUrl(text) || /^[^@/]+@[^@/]+\.[^@/]+$/.test(text))
}

/** A name or address, with or without a port. */
export function isHost(text: string): boolean {
  return !/[/@?#\s]/.test(text) && isUrl(`http://${text}`)
}
