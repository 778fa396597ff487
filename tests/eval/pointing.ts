// Whom a pronoun means, on GAP (Webster et al. 2018): a passage, a pronoun in it, and two names, one of which it may mean.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Voices } from '../../src/domain/extract/speakers/coreference.ts'
import { Cast } from '../../src/domain/extract/speakers/mentions.ts'
import { sentences } from '../../src/domain/extract/text/sentences.ts'
import { isLenient } from './speaker.ts'

interface Passage {
  text: string
  pronoun: { text: string; start: number }
  a: { text: string; coref: boolean }
  b: { text: string; coref: boolean }
}

/** Prints the share of pronouns led to the name that people gave them. */
export function printPointing(folder: string, print: (line: string) => void): void {
  const path = join(folder, 'gap-pronouns.dev.jsonl')
  if (!existsSync(path)) {
    print(`${path} is missing`)
    return
  }
  let asked = 0
  let right = 0
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    const passage = JSON.parse(line) as Passage
    const meant = [passage.a, passage.b].find(({ coref }) => coref)
    const name = meant ? pointed(passage) : undefined
    if (!meant || name === undefined) continue
    asked++
    right += Number(name !== null && isLenient(name, meant.text))
  }
  print(`\npronouns of GAP led to the right name: ${((100 * right) / asked).toFixed(1)} % of ${asked}`)
}

function pointed({ text, pronoun }: Passage): string | null | undefined {
  const all = sentences(text)
  const voices = new Voices(text, new Cast(text, all), 'en')
  for (const [index, sentence] of all.entries()) {
    voices.notice(sentence, index)
    const from = sentence.tokens.findIndex(({ start }) => start === pronoun.start)
    if (from === -1) continue
    return (
      voices.voice(sentence.tokens, { from, to: from + 1, kind: 'PRONOUN', apposition: null }).speaker?.name ?? null
    )
  }
  return undefined
}
