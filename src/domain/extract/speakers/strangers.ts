// Speakers that an article does not name, or names only later.

import type { ActorKind } from '../../language/actor-kind.ts'
import type { Speaker } from '../../statement/report.ts'
import type { Phrase } from '../cues/noun-phrases.ts'
import { genderOf } from './callings.ts'
import type { Member } from './mentions.ts'
import { rolesIn } from './roles.ts'

/** A reader would not keep more in mind. It also limits the work on a hostile text. */
const REMEMBERED = 30

export class Strangers {
  /** By where in the text they are spoken of. */
  readonly #members = new Map<number, Member>()
  readonly #speakers = new Map<Member, Speaker[]>()

  /** The one spoken of at a place of the text: the same however often the place is read. */
  of(place: number, name: string, kind: ActorKind): Member {
    const known = this.#members.get(place)
    if (known && known.name === name && known.kind === kind) return known
    const roles = rolesIn(name)
    const member: Member = {
      name,
      key: [],
      kind,
      office: null,
      officeSpan: null,
      words: new Set(name.toLowerCase().split(/\s+/u)),
      roles,
      mentions: 0,
      gender: 3 * genderOf(roles[0]?.head ?? ''),
    }
    this.#members.set(place, member)
    if (this.#members.size > REMEMBERED) this.#members.delete(this.#members.keys().next().value ?? 0)
    return member
  }

  /** Something was said by somebody not named yet. */
  hear(member: Member, speaker: Speaker): void {
    if (member.kind !== 'PERSON') return
    const speakers = this.#speakers.get(member) ?? []
    if (speakers.length < REMEMBERED) this.#speakers.set(member, [...speakers, speaker])
    if (this.#speakers.size > REMEMBERED)
      for (const first of this.#speakers.keys()) return void this.#speakers.delete(first)
  }

  /** "The spokeswoman, Ada Quill": if only one spokeswoman has spoken so far, it was her, who gets her name in what is already read. */
  reveal(head: string, member: Member): void {
    const called = [...this.#speakers].filter(
      ([stranger]) => stranger !== member && stranger.roles.some((role) => role.head === head),
    )
    const [only] = called
    if (!only || called.length > 1 || only[0].gender * member.gender < 0) return
    this.#speakers.delete(only[0])
    for (const speaker of only[1]) {
      speaker.name = member.name
      speaker.office = member.office
      speaker.officeSpan = member.officeSpan
      speaker.surnameOnly = !/\s/u.test(member.name)
    }
  }
}

/** Without its article. */
export const bare = (text: string): string =>
  text.replace(/^(?:the|an?|this|that|these|those|one|another|der|die|das|dem|den|eine?[rmns]?) /iu, '')

/** What a speaker without a name is called. The "the" of "the Prime Minister" shows that it is not one. */
export function strangerName(text: string, { kind }: Phrase): string {
  return kind === 'NAME' ? text.replace(/^The /u, 'the ') : bare(text)
}
