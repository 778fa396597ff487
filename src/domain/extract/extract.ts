// One article's text into reports: who said what, in whose words. The text is read once, in order, because "he" means
// the person mentioned last.

import { isOutlet } from '../language/bodies.ts'
import type { Span } from '../language/span.ts'
import type { ArticleText, ExtractedReport, Speaker } from '../statement/report.ts'
import type { ChainLink } from '../statement/statement.ts'
import { actOf } from './acts/act.ts'
import { germanAct } from './acts/german-act.ts'
import { chain, type Hands, hands, isPointer } from './circumstances/chain.ts'
import { circumstances } from './circumstances/circumstances.ts'
import { behindTime, introduction } from './circumstances/introduction.ts'
import { Occasions } from './circumstances/occasions.ts'
import { Times } from './circumstances/time.ts'
import { ASKS, addresseeOf, exchangeOf, Turns } from './circumstances/turns.ts'
import { attributionZones, isOtherOccasion, whenStretches } from './circumstances/zones.ts'
import { sayings } from './cues/attributions.ts'
import { type Draft, signature } from './cues/drafts.ts'
import { germanSayings } from './cues/german/german.ts'
import type { Saying } from './cues/saying.ts'
import {
  type Announced,
  asks,
  type Found,
  goOn,
  isShort,
  isToldOn,
  type OccasionTold,
  type VoiceHeard,
  voiceOf,
} from './found.ts'
import { drafts } from './scorer/choice.ts'
import { confidence } from './scorer/confidence.ts'
import { type Weights, weights } from './scorer/model.ts'
import { Chorus } from './speakers/chorus.ts'
import { Voices } from './speakers/coreference.ts'
import { Cast } from './speakers/mentions.ts'
import { isIdle, subjectOf } from './speakers/subjects.ts'
import { context } from './text/context.ts'
import { type Sentence, sentences } from './text/sentences.ts'

/**
 * Every report of speech in an article, in text order. Never throws, whatever the text.
 * `weight`, `confidenceOf`: other than the shipped ones, for training and cross-validation.
 */
export function extract(article: ArticleText, weight = weights, confidenceOf = confidence): ExtractedReport[] {
  return new Reading(article, weight, confidenceOf).reports()
}

class Reading {
  readonly #article: ArticleText
  readonly #weights: Weights
  readonly #confidenceOf: typeof confidence
  readonly #sentences: Sentence[]
  readonly #voices: Voices
  readonly #chorus: Chorus
  readonly #occasions = new Occasions()
  readonly #times: Times
  readonly #found: Found[] = []
  readonly #told = new Map<Found, OccasionTold>()
  readonly #turns = new Turns()
  /** The publisher named last. */
  #outlet: ChainLink | null = null
  /** The last speaker of a paragraph, for quotations that follow without a word about who speaks. */
  #latest: { speaker: Speaker; paragraph: number; sentence: number; isQuoted: boolean } | null = null

  constructor(article: ArticleText, weight: Weights, confidenceOf: typeof confidence) {
    this.#article = article
    this.#weights = weight
    this.#confidenceOf = confidenceOf
    this.#sentences = sentences(article.text)
    this.#times = new Times(article.text, article)
    const cast = new Cast(article.text, this.#sentences)
    this.#voices = new Voices(article.text, cast, article.language)
    this.#chorus = new Chorus(this.#voices, cast)
  }

  reports(): ExtractedReport[] {
    for (const index of this.#sentences.keys()) this.#read(index)
    const seen = new Set<string>()
    // "Her claims were wrong": a noun for nobody's words.
    return this.#found
      .filter(({ draft, speaker }) => speaker || !draft.saying?.isNoun)
      .flatMap((found) => [found.speaker, ...(found.others ?? [])].map((speaker) => this.#report(found, speaker)))
      .filter((report) => {
        // A headline repeated under its picture is one report.
        if (report.form !== 'INDIRECT' && report.form !== 'MIXED') return true
        const same = `${report.speaker?.name} ${report.act} ${report.text}`
        return !seen.has(same) && seen.add(same)
      })
  }

  #read(index: number): void {
    const { text, language } = this.#article
    const sentence = this.#sentences[index]
    if (!sentence || sentence.isHeading) return
    const row = sentence.tokens
    // In German every noun has a capital: what a sentence begins with is mostly a thing.
    const about = language === 'de' ? null : this.#voices.notice(sentence, index)
    const certain = language === 'de' ? germanSayings(row) : sayings(text, row, language)
    const own = drafts(text, this.#sentences, index, certain, language, this.#weights)
    const heard = own.flatMap(({ saying }) => (saying && !saying.isCertain ? [saying] : []))
    const said = [...certain, ...new Set(heard)].sort((a, b) => a.cueFrom - b.cueFrom)
    const voices = new Map<Saying, VoiceHeard>()
    for (const saying of said) {
      const isNone = saying.order !== 'ACCORDING' && saying.subject && isIdle(row, saying.subject)
      if (isNone) saying.subject = null
      if (saying.subject) voices.set(saying, this.#chorus.voice(row, saying.subject, exchangeOf(text, row, saying)))
    }
    const found = own.map((draft) => this.#heard(draft, index, voices, about))
    const how = this.#named(hands(text, row, said))
    const main = certain.find((saying) => saying.subject && saying.lemma !== 'report') ?? said[0]
    const voice = main ? voices.get(main) : undefined
    this.#announce(sentence, index, { main: main ?? null, how, found, speaker: voice?.speaker ?? about })
    const isSpeech = main?.strength === 'CLAUSE' || main?.strength === 'THAT'
    if (voice?.speaker && isSpeech)
      this.#latest = { speaker: voice.speaker, paragraph: sentence.paragraph, sentence: index, isQuoted: false }
    for (const one of found) this.#keep(one, sentence, index)
  }

  /** Notes what a sentence tells about the occasion: of its own speech, or of what stands below it. */
  #announce(sentence: Sentence, index: number, said: Announced): void {
    const { main, how, found } = said
    const { tokens: row, paragraph } = sentence
    const subject =
      main || found.length > 0 || this.#article.language === 'de' ? null : (subjectOf(row) ?? behindTime(row))
    const brought = subject ? introduction(row, subject) : []
    const words = found.flatMap((one) => one.draft.parts)
    const zones = attributionZones(row, main, words)
    const stretches = subject ? brought : whenStretches(zones, main ? row[main.cueFrom] : undefined)
    const base = this.#occasions.dayBefore(paragraph)
    const time = this.#times.told(stretches) ?? (base ? this.#times.beside(base, stretches) : null)
    // Who "he" is in "He would not be drawn on Monday" is asked only where that helps.
    const isPointed = subject && subject.kind !== 'DESCRIPTION' && time !== null
    const speaker = found[0]?.speaker ?? said.speaker ?? (isPointed ? this.#chorus.voice(row, subject).speaker : null)
    if (!speaker) return
    this.#occasions.announce(speaker.name, paragraph, index, {
      hands: how,
      time,
      isIntroduction: subject !== null,
      isElsewhen: main !== null && isOtherOccasion(row, main.cueFrom, zones, stretches),
      circumstances: circumstances(row, main, zones),
    })
  }

  /** "The newspaper" is the one named last. */
  #named(how: Hands): Hands {
    const links = how.links.map((link) => (isPointer(link) && this.#outlet ? this.#outlet : link))
    this.#outlet = links.findLast((link) => link.name !== null) ?? this.#outlet
    return { ...how, links }
  }

  /** Joins a draft to the quotation that ran on into it, or keeps it as its own. */
  #keep(one: Found, sentence: Sentence, index: number): void {
    // "Two hours after papers declared ..." is not whose quotation goes on.
    const isAside = one.draft.form === 'INDIRECT' && this.#latest?.sentence === index && this.#latest.isQuoted
    if (one.speaker && !isAside)
      this.#latest = {
        speaker: one.speaker,
        paragraph: sentence.paragraph,
        sentence: index,
        isQuoted: one.draft.form !== 'INDIRECT',
      }
    this.#turn(one, sentence)
    const open = this.#found.at(-1)
    const opens = one.draft.parts[0]?.start ?? 0
    const isContinued = open?.draft.runsOn && one.draft.form === 'DIRECT' && opens - sentence.start <= 2
    if (open && isToldOn(open, one, index)) {
      const part = open.draft.parts.at(-1)
      const more = one.draft.parts.at(-1)
      if (part && more) open.draft.parts = [...open.draft.parts.slice(0, -1), { start: part.start, end: more.end }]
      open.last = index
      return
    }
    if (!open || !isContinued || open.draft.sentence.paragraph >= sentence.paragraph) {
      this.#found.push(one)
      this.#note(one, sentence, index)
      return
    }
    // A quotation over several paragraphs is a report for each. If only a later one names the speaker, that is who spoke in all.
    const isNamed = one.draft.saying !== null || one.draft.subject !== null
    if (!isNamed && isShort(this.#article.text, one.draft)) {
      goOn(open, one)
      return
    }
    const own: Found = isNamed ? one : { ...one, ...voiceOf(open) }
    this.#found.push(own)
    this.#note(own, sentence, index)
    const { paragraph } = sentence
    if (own.speaker) this.#latest = { speaker: own.speaker, paragraph, sentence: index, isQuoted: true }
    if (!isNamed) return
    for (const earlier of this.#found.slice(0, -1).reverse()) {
      if (!earlier.draft.runsOn || !/^(?:CARRIED|UNKNOWN)$/u.test(earlier.evidence)) return
      Object.assign(earlier, voiceOf(one))
      this.#note(earlier, earlier.draft.sentence, earlier.last)
    }
  }

  #turn({ draft, speaker }: Found, { paragraph, tokens }: Sentence): void {
    if (draft.form === 'INDIRECT') return
    const { saying } = draft
    const isAsked = saying !== null && ASKS.test(saying.lemma)
    const whom = isAsked ? addresseeOf(tokens, saying) : null
    const addressee = whom ? this.#voices.voice(tokens, whom, 'ADDRESSEE').speaker : null
    const isQuestion = asks(this.#article.text, draft)
    const isBare = saying === null && draft.subject === null
    this.#turns.take({ speaker, addressee, paragraph, isQuestion, isAsked, isBare })
  }

  #note(one: Found, sentence: Sentence, index: number): void {
    const name = one.speaker?.name
    if (name === undefined) return
    this.#told.set(one, {
      links: this.#occasions.links(name, sentence.paragraph),
      time: this.#occasions.time(name, sentence.paragraph, index),
      circumstances: this.#occasions.circumstances(name, sentence.paragraph),
    })
  }

  #heard(draft: Draft, index: number, voices: ReadonlyMap<Saying, VoiceHeard>, about: Speaker | null): Found {
    const found = { draft, first: index, last: index }
    const row = draft.sentence.tokens
    const voice = draft.saying
      ? voices.get(draft.saying)
      : draft.subject
        ? this.#chorus.voice(row, draft.subject)
        : undefined
    // "Brandt wrote of “mud”, according to The Quay Times": the paper carries it, and did not say it.
    const by = draft.saying?.order === 'ACCORDING' ? (voice?.speaker?.name ?? '') : ''
    const isCarried = /\p{Lu}\S*$/u.test(by) && isOutlet(by) && draft.form !== 'INDIRECT'
    if (isCarried && about?.kind === 'PERSON') return { ...found, speaker: about, evidence: 'CARRIED' }
    if (voice?.speaker) return { ...found, speaker: voice.speaker, others: voice.others, evidence: voice.resolution }
    const isOpen = draft.saying && !draft.saying.isOthers && draft.saying.order !== 'ACCORDING'
    if (draft.saying && isOpen && !draft.subject) return this.#clausal(found, draft.saying)
    if (draft.saying || draft.subject) return { ...found, speaker: null, evidence: 'UNKNOWN' }
    const signed = this.#signed(index)
    if (signed) return { ...found, speaker: signed, evidence: 'NAMED' }
    const isQuestion = asks(this.#article.text, draft)
    const turn = about ? undefined : this.#turns.next(draft.sentence.paragraph, isQuestion)
    const speaker = turn === undefined ? (about ?? this.#carried(index)) : turn
    return { ...found, speaker, evidence: !speaker ? 'UNKNOWN' : turn === undefined ? 'CARRIED' : 'TURN' }
  }

  /** "Holt left early, saying that ...": whoever its clause is about, where that is somebody. */
  #clausal(found: Omit<Found, 'speaker' | 'evidence'>, saying: Saying): Found {
    const { speaker } = this.#voices.speaking(found.draft.sentence.tokens, saying.cueFrom)
    return { ...found, speaker, evidence: speaker ? 'CLAUSAL' : 'UNKNOWN' }
  }

  /** `"It works." — Lena Holt`: whom the next sentence names behind a dash, and nothing else. */
  #signed(index: number): Speaker | null {
    const next = this.#sentences[index + 1]
    const phrase = next ? signature(next.tokens, 0) : null
    return next && phrase ? this.#chorus.voice(next.tokens, phrase).speaker : null
  }

  /** A quotation that stands alone is by the speaker just before, in this paragraph or at the end of the last. */
  #carried(index: number): Speaker | null {
    const own = this.#sentences[index]
    const before = this.#sentences[index - 1]
    if (!own || !before) return null
    const latest = this.#latest
    if (latest?.paragraph === own.paragraph) return latest.speaker
    const near = latest && own.paragraph - latest.paragraph === 1 ? latest : null
    if (near && near.sentence === index - 1) return near.speaker
    return this.#voices.about(before) ?? near?.speaker ?? null
  }

  #report(one: Found, speaker: Speaker | null): ExtractedReport {
    const { text, sourceName, language } = this.#article
    const { draft } = one
    const { saying } = draft
    const row = draft.sentence.tokens
    const told = this.#told.get(one)
    const from = saying ? row[saying.cueFrom]?.start : undefined
    const to = saying ? row[saying.cueTo - 1]?.end : undefined
    const words = draft.parts.map((part) => text.slice(part.start, part.end)).join(' ')
    return {
      parts: draft.parts,
      text: words,
      form: draft.form,
      act: language === 'de' ? germanAct(saying?.lemma ?? '', words) : actOf(draft, words),
      cue: from !== undefined && to !== undefined ? text.slice(from, to) : null,
      speaker,
      saidAt: told?.time ?? null,
      chain: chain(speaker, told?.links ?? [], sourceName),
      addressee: textOf(text, told?.circumstances.addressee),
      addresseeSpan: told?.circumstances.addressee ?? null,
      occasion: textOf(text, told?.circumstances.occasion),
      occasionSpan: told?.circumstances.occasion ?? null,
      context: context(text, draft.parts, { first: one.first, last: one.last }, this.#sentences),
      confidence: this.#confidenceOf(one.evidence, draft, speaker),
    }
  }
}

function textOf(text: string, span: Span | null | undefined): string | null {
  return span ? text.slice(span.start, span.end) : null
}
