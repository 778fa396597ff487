// The bodies an article has spoken of, and several people together: what "it", "they" and "the ministry" mean.

import type { Token } from '../text/tokens.ts'
import type { Member } from './mentions.ts'

export class BodiesNamed {
  /** In the order last spoken of. */
  #named: Member[] = []
  /** The body, or the people together, spoken of last. */
  latest: Member | null = null

  /** A body is spoken of, or somebody, who is none. */
  remember(member: Member): void {
    if (member.kind === 'PERSON') return
    this.latest = member
    if (/\s/u.test(member.name)) this.#named = [...this.#named.slice(1 - REMEMBERED), member]
  }

  /** "The ministry" is the one spoken of last. */
  meant(words: readonly Token[]): Member | null {
    const head = words[1]?.lower ?? ''
    if (words.length !== 2 || words[0]?.lower !== 'the' || !BODIES.has(head)) return null
    return this.#named.findLast((member) => lastWord(member.name) === head) ?? null
  }
}

/** A reader would not keep more bodies in mind. It also limits the work on a hostile text. */
const REMEMBERED = 12
const BODIES = new Set('ministry department government embassy council commission committee administration'.split(' '))

export function lastWord(name: string): string {
  return name.toLowerCase().split(' ').at(-1) ?? ''
}
