import { cutText } from '../given/given-text.ts'
import type { ExtractedReport, Speaker } from './report.ts'
import type { ChainLink } from './statement.ts'

// What a report tells is read out of anybody's text, and a text of one endless word has endless names. In UTF-16 code
// units, as texts of editors are measured.

/** A quotation may be a whole speech; what is longer is a mark that was never closed. */
const LONGEST_WORDS = 20_000
const LONGEST_NAME = 200
/** Of what an article says of a speaker, an addressee, a place, a time. */
const LONGEST_PHRASE = 500

/** A report without what is too long to be told; null where that is its words, or who said them. */
export function withinLengths(report: ExtractedReport): ExtractedReport | null {
  const { text, speaker, saidAt, chain, addressee, occasion, cue } = report
  if (text.length > LONGEST_WORDS || (speaker !== null && isEndless(speaker))) return null
  return {
    ...report,
    cue: isWithin(cue, LONGEST_PHRASE) ? cue : null,
    speaker: speaker === null ? null : described(speaker),
    chain: chain.filter(isNamed),
    saidAt:
      saidAt === null ? null : { ...saidAt, ...cutAll({ asWritten: saidAt.asWritten, derivation: saidAt.derivation }) },
    ...(isWithin(addressee, LONGEST_PHRASE) ? {} : { addressee: null, addresseeSpan: null }),
    ...(isWithin(occasion, LONGEST_PHRASE) ? {} : { occasion: null, occasionSpan: null }),
  }
}

function isEndless({ name, asWritten }: Speaker): boolean {
  return name.length > LONGEST_NAME || asWritten.length > LONGEST_PHRASE
}

function described(speaker: Speaker): Speaker {
  return {
    ...speaker,
    describedAs: isWithin(speaker.describedAs, LONGEST_PHRASE) ? speaker.describedAs : null,
    ...(isWithin(speaker.office, LONGEST_NAME) ? {} : { office: null, officeSpan: null }),
  }
}

function isNamed({ name, asWritten }: ChainLink): boolean {
  return isWithin(name, LONGEST_NAME) && isWithin(asWritten, LONGEST_PHRASE)
}

function isWithin(text: string | null, most: number): boolean {
  return text === null || text.length <= most
}

function cutAll<Key extends string>(lists: Record<Key, string[]>): Record<Key, string[]> {
  const cut = Object.entries<string[]>(lists).map(([key, list]) => [
    key,
    list.map((one) => cutText(one, LONGEST_PHRASE)),
  ])
  return Object.fromEntries(cut) as Record<Key, string[]>
}
