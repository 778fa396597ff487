// Whom a report may answer, by the names in it: runs of words that begin with a capital. Look-ups tell whose they are.

import { foldName, foldOffice } from '../language/names.ts'
import type { Span } from '../language/span.ts'
import { signsIn } from './signs.ts'

interface Words {
  text: string
  context: { before: string; after: string }
}

/** Words of a name that is looked up. */
const LONGEST_NAME = 5
/** Names looked up for one report. */
const MOST_NAMES = 300
/** Names that one report is found by when what it answers comes in later. */
const MOST_KEPT = 60

/** Every folded name that may stand in a report or around it. */
export function findReportNames({ text, context }: Words): string[] {
  const names = new Set<string>()
  for (const part of [context.before, context.after, text]) takeRuns(part, names, MOST_NAMES)
  return [...names]
}

/**
 * Folded names that a report with a sign of answering is found by: those beside the sign; if the sign needs none ("in
 * response"), all others around it; and its own speaker's, who may take something back.
 */
export function namesAnswered(report: Words & { speaker: string | null }): string[] {
  const names = new Set<string>()
  const parts = [report.text, report.context.before, report.context.after]
  const signs = parts.flatMap((part) => signsIn(part).map((sign) => ({ ...sign, part })))
  for (const { part, object, kind } of signs) {
    takeRuns(part.slice(object.start, object.end), names, MOST_KEPT)
    if (kind === 'WALKS_BACK' && report.speaker !== null) names.add(foldName(report.speaker))
  }
  if (signs.some((sign) => !sign.needsName))
    for (const part of parts)
      for (const [name] of part.matchAll(CAPITALISED))
        if (names.size < MOST_KEPT) for (const form of foldOffice(name.replace(/['’]s?$/u, ''))) names.add(form)
  return [...names].slice(0, MOST_KEPT)
}

/** A name that the speaker goes by too does not tell whom the speaker answers. */
export function unlike(names: readonly string[], speakerNames: readonly string[]): string[] {
  const own = new Set(speakerNames.map(foldName))
  return names.filter((name) => !own.has(foldName(name)))
}

const CAPITALISED = /\p{Lu}[\p{L}\p{N}.'’-]*(?: \p{Lu}[\p{L}\p{N}.'’-]*){0,4}/gu

function takeRuns(text: string, names: Set<string>, most: number): void {
  const words = (text.match(/[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu) ?? []).map((word) => word.replace(/['’]s?$/u, ''))
  for (const [start, word] of words.entries()) {
    if (!/^\p{Lu}/u.test(word)) continue
    for (let length = 1; length <= LONGEST_NAME && start + length <= words.length; length += 1)
      if (names.size < most)
        for (const form of foldOffice(words.slice(start, start + length).join(' '))) names.add(form)
  }
}

/** Words of the longest name that is looked for in a text: "the Minister of State for the Northern Harbours". */
const LONGEST_SOUGHT = 8

/** Words of a text that may be a name, with its folded forms. */
export interface Run extends Span {
  forms: readonly string[]
}

/** Every run of words with a capital in it ("rose" in "prices rose" is not a name), no article before it. */
export function runsIn(text: string): Run[] {
  const words = Array.from(text.matchAll(/[\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}.'’]*/gu), ({ 0: word, index }) => ({
    start: index,
    end: index + word.replace(/['’]s?$|(?<=\p{L}{2})\.+$/u, '').length,
  }))
  return words.flatMap(({ start }, at) =>
    words.slice(at, at + LONGEST_SOUGHT).flatMap(({ end }) => {
      const written = text.slice(start, end)
      const mayBeName = /\p{Lu}|[^\p{Script=Latin}\P{L}]/u.test(written) && !/^the\s/iu.test(written)
      return mayBeName ? [{ start, end, forms: foldOffice(written) }] : []
    }),
  )
}

/** The longest run that is one of these names, however it is spelt; null where none is. */
export function runNamed(runs: readonly Run[], names: readonly string[]): Span | null {
  const sought = new Set(names.filter((name) => name.length > 1).flatMap(foldOffice))
  const lengthOf = (run: Span | null) => (run === null ? 0 : run.end - run.start)
  return runs
    .filter((run) => run.forms.some((form) => sought.has(form)))
    .reduce<Span | null>((best, run) => (lengthOf(run) > lengthOf(best) ? run : best), null)
}
