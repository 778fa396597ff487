// Who is meant: turns the phrase at a quotation ("he", "the former envoy") into a speaker. Read strictly in text order.

import type { ActorKind } from '../../language/actor-kind.ts'
import { isSurelyOutlet, kindOfName } from '../../language/bodies.ts'
import { BODY_CALLINGS, PERSON_NOUNS } from '../../language/titles.ts'
import type { Speaker } from '../../statement/report.ts'
import { paperIn } from '../cues/documents.ts'
import type { Phrase } from '../cues/noun-phrases.ts'
import type { Sentence } from '../text/sentences.ts'
import type { Token } from '../text/tokens.ts'
import { BodiesNamed, lastWord } from './bodies-named.ts'
import { callsSomebody, genderOf, mayBePerson, pronounSide } from './callings.ts'
import { headOf, meant, mostHeard } from './descriptions.ts'
import type { Cast, Member } from './mentions.ts'
import { ownTitle, readName } from './name-parts.ts'
import { isOneBody, partsOf } from './naming/joint-names.ts'
import { maySpeak, type NameInText } from './naming/may-speak.ts'
import { runs } from './naming/name-runs.ts'
import { Papers, paperAlone, writtenAt } from './papers.ts'
import { type Exchange, Presence, partOf, type Spot } from './presence.ts'
import { bare, Strangers, strangerName } from './strangers.ts'
import {
  beginsClause,
  describedBeside,
  isOfficeAlone,
  isOfSubject,
  isPartisan,
  isSeveral,
  nameBehind,
  ownerOfWords,
  subjectOf,
  textOf,
} from './subjects.ts'
import { NOBODY, type Voice } from './voice.ts'

export class Voices {
  readonly #text: string
  readonly #cast: Cast
  readonly #names: NameInText
  readonly #papers = new Papers()
  readonly #presence = new Presence()
  readonly #strangers = new Strangers()
  readonly #heard = new Map<Member, number>()
  #place: Spot = { sentence: 0, paragraph: 0, at: 0 }
  /** Whom the sentence is about. */
  #about: { phrase: Phrase; member: Member } | null = null
  readonly #bodies: BodiesNamed

  constructor(text: string, cast: Cast, language: string) {
    this.#text = text
    this.#cast = cast
    this.#names = { language, cast }
    this.#bodies = new BodiesNamed(cast)
  }

  /** Keeps in mind whom a sentence speaks of, and tells whom it is about, whether or not they speak in it. */
  notice(sentence: Sentence, index: number): Speaker | null {
    this.#place = { sentence: index, paragraph: sentence.paragraph, at: 0 }
    this.#about = null
    if (sentence.isHeading) return null
    const { tokens: row } = sentence
    const phrase = subjectOf(row)
    const member = phrase ? this.#subject(row, phrase) : null
    this.#see(row, phrase, member)
    this.#papers.notice(row, phrase)
    this.#about = phrase && member ? { phrase, member } : null
    const isKnown = (phrase?.kind === 'NAME' || (member?.key.length ?? 0) > 0) && phrase?.kind !== 'PRONOUN'
    return phrase && member && isKnown ? this.#asked(this.#speaker(row, phrase, member, null)) : null
  }

  /** A speaker whom the gate lets pass. */
  #asked(speaker: Speaker): Speaker | null {
    return maySpeak(speaker, this.#names) ? speaker : null
  }

  /** Whom a sentence is about, without keeping it in mind. */
  about(sentence: Sentence): Speaker | null {
    const phrase = sentence.isHeading ? null : subjectOf(sentence.tokens)
    if (!phrase || !this.#isName(sentence.tokens, phrase)) return null
    const read = readName(this.#text, sentence.tokens.slice(phrase.from, phrase.to))
    const member = read ? this.#cast.known(read) : undefined
    return member?.kind === 'PERSON' ? this.#asked(this.#speaker(sentence.tokens, phrase, member, null)) : null
  }

  #subject(row: readonly Token[], phrase: Phrase): Member | null {
    if (phrase.kind === 'PRONOUN') return this.#pointed(row, phrase).member
    if (this.#isName(row, phrase)) return this.#named(row, phrase)
    const words = row.slice(phrase.from, phrase.to)
    const head = headOf(words)
    if (phrase.kind === 'NAME' && !isPartisan(row, phrase)) return null
    if (!mayBePerson(head)) {
      if (isSeveral(row, phrase)) this.#bodies.latest = this.#stranger(row, phrase, 'INSTITUTION')
      return null
    }
    return this.#meant(words, phrase) ?? this.#stranger(row, phrase, 'PERSON')
  }

  #isName(row: readonly Token[], phrase: Phrase): boolean {
    if (phrase.kind !== 'NAME' || isPartisan(row, phrase)) return false
    // "Moments later", "Proposals so far": capitals of the sentence, not of a name.
    const alone = phrase.to - phrase.from === 1 && phrase.from === 0 ? row[0] : undefined
    if (alone && callsSomebody(alone.lower.replace(/s$/u, ''))) return false
    return !alone || this.#cast.isName(alone.lower) || kindOfName(alone.text) !== null
  }

  #see(row: readonly Token[], subject: Phrase | null, about: Member | null): void {
    if (subject && about?.kind === 'PERSON') this.#presence.see(about, { ...this.#place, at: subject.from }, 'SUBJECT')
    let last: { from: number; to: number } | null = null
    for (const run of runs(row)) {
      const read = readName(this.#text, row.slice(run.from, run.to))
      const isSubject = subject !== null && isOfSubject(row, subject, run)
      const known = read ? this.#cast.known(read) : null
      const front = row[run.from - 1]?.lower === 'and' && last?.to === run.from - 1 ? last : null
      const isOne = front && isOneBody(row.slice(front.from, front.to), row.slice(run.from, run.to), this.#cast)
      this.#bodies.see(textOf(this.#text, row, isOne ? front.from : run.from, run.to), known ?? null, isSubject)
      last = run
      if (known?.kind !== 'PERSON' || known === about) continue
      this.#presence.see(known, { ...this.#place, at: run.from }, isSubject ? 'SUBJECT' : partOf(row, run))
    }
  }

  /** Who is meant by the phrase at a sign of speech, who is from then on the one that spoke last. */
  voice(row: readonly Token[], phrase: Phrase, as: Exchange | 'ADDRESSEE' | 'SPEAKER' = 'SPEAKER'): Voice {
    this.#place.turn = as === 'ADDRESSEE' || as === 'SPEAKER' ? undefined : as
    const owner = describedBeside(row, phrase) ?? ownerOfWords(row, phrase)
    const voice = this.#voice(row, owner ?? phrase)
    if (voice.speaker && !this.#asked(voice.speaker)) return NOBODY
    const [part, spot] = [as === 'ADDRESSEE' ? 'OBJECT' : 'SPEAKER', { ...this.#place, at: phrase.from }] as const
    if (voice.member?.kind === 'PERSON') this.#presence.see(voice.member, spot, part, phrase.kind === 'PRONOUN')
    if (voice.member && as === 'ASKS') this.#presence.ask(voice.member, this.#place)
    return voice
  }

  /** Who speaks where the sign of speech at a token has no subject of its own: the subject of its clause, as it seems. */
  speaking(row: readonly Token[], at: number): Voice {
    const nearest = runs(row.slice(0, at)).findLast((run) => beginsClause(row, run, at))
    const read = nearest ? readName(this.#text, row.slice(nearest.from, nearest.to)) : null
    const member = read ? this.#cast.known(read) : undefined
    const found =
      nearest && member ? { member, phrase: { ...nearest, kind: 'NAME' as const, apposition: null } } : this.#about
    if (!found) return NOBODY
    return {
      ...found,
      speaker: this.#speaker(row, found.phrase, found.member, null),
      resolution: 'POINTED',
    }
  }

  #voice(row: readonly Token[], phrase: Phrase): Voice {
    const author = this.#papers.author(row, phrase)
    const written = author ? this.voice(author.row, author.author) : NOBODY
    if (written.speaker)
      return {
        ...written,
        speaker: { ...written.speaker, ...writtenAt(this.#text, row, phrase) },
        resolution: 'DESCRIBED',
      }
    if (phrase.kind === 'PRONOUN') return this.#pointed(row, phrase)
    if (phrase.kind === 'DESCRIPTION' || isPartisan(row, phrase)) return this.#described(row, phrase)
    const member = this.#named(row, phrase)
    // "The Prime Minister": all capitals, and no name.
    if (!member) return isOfficeAlone(row, phrase) ? this.#described(row, phrase) : NOBODY
    const read = readName(this.#text, row.slice(phrase.from, phrase.to))
    const title = read?.title ?? null
    const apposition = phrase.apposition ? textOf(this.#text, row, phrase.apposition.from, phrase.apposition.to) : null
    const describedAs = apposition !== null && PERSON_WORD.test(apposition) ? apposition : ownTitle(title, member)
    const resolution = read && this.#cast.isShared(read.name) ? 'SHARED' : 'NAMED'
    return { speaker: this.#speaker(row, phrase, member, describedAs), member, resolution }
  }

  #named(row: readonly Token[], phrase: Phrase): Member | null {
    const read = readName(this.#text, row.slice(phrase.from, phrase.to))
    if (!read) return null
    const known = this.#cast.known(read)
    const whole = textOf(this.#text, row, phrase.from, phrase.to).replace(/['’]s?$/u, '')
    const unknown = isSurelyOutlet(read.name) && !read.title && read.gender === 0 ? 'INSTITUTION' : 'PERSON'
    const isCalled = read.title !== null && BODY_CALLINGS.has(lastWord(read.title))
    const byName = (read.title === null ? kindOfName(whole) : null) ?? kindOfName(read.name)
    const kind = known?.kind ?? byName ?? (isCalled ? 'INSTITUTION' : unknown)
    const name =
      kind === 'PERSON' || isCalled
        ? read.name
        : whole.replace(/^(?:the|an?|this|its|his|her|their|some|other|something) /iu, '')
    // Two people together are one new member: neither of them is later taken for it.
    if (/ and /u.test(whole) && partsOf(row, phrase, this.#cast).length > 0) {
      const together = whole.replace(/^(?:the|both) /iu, '')
      this.#bodies.latest = this.#strangers.of(
        row[phrase.from]?.start ?? 0,
        together,
        kind === 'PERSON' ? 'INSTITUTION' : kind,
      )
      return this.#bodies.latest
    }
    const isHeld = kind === 'PERSON'
    const office = { office: isHeld ? read.office : null, officeSpan: isHeld ? read.officeSpan : null }
    const member = known ?? this.#cast.meet({ ...read, name, ...office }, kind)
    this.#bodies.remember(member)
    return member
  }

  #pointed(row: readonly Token[], phrase: Phrase): Voice {
    const side = pronounSide(row[phrase.from]?.lower ?? '')
    const isJoined = /^(?:and|but)$/u.test(row[phrase.from - 1]?.lower ?? '')
    const place = { ...this.#place, at: phrase.from, isJoined }
    if (side === null) return NOBODY
    const [first] = side === 0 && this.#bodies.latest ? [] : this.#presence.pointed(side, place)
    const member = side === 0 ? (this.#bodies.latest ?? first?.member) : first?.member
    if (!member) return NOBODY
    if (side !== 0) {
      if (member.gender === 0) member.gender = side / 4
      this.#presence.see(member, place, 'SUBJECT', true)
    }
    const isSure = side !== 0 && (first?.share ?? 0) >= SURE
    return { speaker: this.#speaker(row, phrase, member, null), member, resolution: isSure ? 'POINTED' : 'UNSURE' }
  }

  #described(row: readonly Token[], phrase: Phrase): Voice {
    const words = row.slice(phrase.from, phrase.to)
    const text = textOf(this.#text, row, phrase.from, phrase.to)
    const head = headOf(words)
    const own = nameBehind(row, phrase)
    const named = own ? this.#named(row, own) : null
    if (own && named && (named.kind === 'PERSON' || !callsSomebody(head))) {
      for (const word of text.toLowerCase().split(/\s+/u)) named.words.add(word)
      // "A spokeswoman said ... The spokeswoman, Ada Quill, said": she was the first one too.
      if (/^the /iu.test(text)) this.#strangers.reveal(head, named)
      return { speaker: this.#speaker(row, own, named, text), member: named, resolution: 'NAMED' }
    }
    const member = this.#meant(words, phrase)
    if (member) {
      this.#bodies.remember(member)
      return { speaker: this.#speaker(row, phrase, member, text), member, resolution: 'DESCRIBED' }
    }
    // "10", "45%": a number, not a person.
    if (!/\p{L}/u.test(bare(text))) return NOBODY
    const body = this.#bodies.meant(words)
    if (body) {
      this.#bodies.remember(body)
      return { speaker: this.#speaker(row, phrase, body, text), member: body, resolution: 'DESCRIBED' }
    }
    const isPerson = callsSomebody(head)
    const unnamed = this.#stranger(
      row,
      phrase,
      isPerson ? 'PERSON' : (kindOfName(strangerName(text, phrase)) ?? 'INSTITUTION'),
    )
    this.#bodies.remember(unnamed)
    const speaker = { ...this.#speaker(row, phrase, unnamed, text), surnameOnly: false }
    this.#strangers.hear(unnamed, speaker)
    return { speaker, member: unnamed, resolution: 'UNNAMED' }
  }

  #meant(words: readonly Token[], phrase: Phrase): Member | null {
    const place = { ...this.#place, at: phrase.from }
    const side = genderOf(headOf(words))
    const people = this.#presence.pointed(side, place, true)
    const others = this.#presence.candidates(side, place).length - people.length
    return meant(words, { cast: this.#cast, people, others, mostHeard: mostHeard(this.#heard) })
  }

  /** A speaker that the article does not name, the same wherever the phrase is read. */
  #stranger(row: readonly Token[], whole: Phrase, kind: ActorKind): Member {
    const phrase = paperAlone(row, whole)
    const told = strangerName(textOf(this.#text, row, phrase.from, phrase.to), phrase)
    // "Emails seen by ...": the capital is the sentence's.
    const isPaper = phrase.kind === 'DESCRIPTION' && paperIn(row, phrase) === phrase.from && phrase.from === 0
    const name = isPaper ? told.charAt(0).toLowerCase() + told.slice(1) : told
    return this.#strangers.of(row[phrase.from]?.start ?? 0, name, kind)
  }

  #speaker(row: readonly Token[], phrase: Phrase, member: Member, describedAs: string | null): Speaker {
    // "reported that Lena Holt said": the conjunction is none of her words.
    const isJoined = row[phrase.from]?.text === 'that' && row[phrase.from + 1]?.isCapital && phrase.to - phrase.from > 1
    const start = row[phrase.from + Number(isJoined)]?.start ?? 0
    const end = row[phrase.to - 1]?.end ?? start
    this.#heard.set(member, (this.#heard.get(member) ?? 0) + 1)
    return {
      asWritten: this.#text.slice(start, end),
      span: { start, end },
      name: member.name,
      kind: member.kind,
      surnameOnly: member.kind === 'PERSON' && !/\s/u.test(member.name),
      describedAs,
      office: member.office,
      officeSpan: member.officeSpan,
    }
  }
}

/** From here on a pronoun hardly means another. */
const SURE = 0.6
const PERSON_WORD = new RegExp(`(?:^|[^\\p{L}])(?:${[...PERSON_NOUNS].join('|')})(?:[^\\p{L}]|$)`, 'iu')
