// Where a sentence tells of the speaking, not of what was said.

import type { Saying } from '../cues/attributions.ts'
import type { Draft } from '../cues/drafts.ts'
import { isMark, type Token } from '../text/tokens.ts'

/** The words that belong to the attribution alone: behind it, inside it, before it. */
export function attributionZones(row: readonly Token[], saying: Saying | null, found: readonly Draft[]): Token[][] {
  const words = found.flatMap((draft) => draft.parts)
  const isOwn = (token: Token): boolean =>
    token.kind !== 'quotation' && !words.some((part) => token.start < part.end && token.end > part.start)
  const zones = saying ? zonesOf(row, saying) : [row.slice(0, openingEnd(row))]
  return zones.map((zone) => zone.filter(isOwn))
}

function zonesOf(row: readonly Token[], saying: Saying): (readonly Token[])[] {
  const tail: Token[] = []
  for (const token of row.slice(saying.cueTo, saying.cueTo + 25)) {
    if (isMark(token, '.;') || /^(?:who|which|that|as|when|while|where|because|adding|saying|and)$/u.test(token.lower))
      break
    if (token.kind === 'quotation') break
    tail.push(token)
  }
  const middle =
    saying.subject && saying.subject.to <= saying.cueFrom ? row.slice(saying.subject.to, saying.cueFrom) : []
  return [middle, tail, row.slice(0, Math.min(openingEnd(row), saying.from))]
}

/** "On Tuesday, ...", "Speaking in Oslo on April 8, ...": up to the first comma that no date holds. */
function openingEnd(row: readonly Token[]): number {
  const comma = row.findIndex(
    (token, index) => index < 30 && isMark(token, ',') && !/^\d/u.test(row[index + 1]?.text ?? ''),
  )
  return comma === -1 ? 0 : comma
}
