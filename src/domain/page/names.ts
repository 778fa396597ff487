import { squashed } from './outline.ts'

const SEPARATOR = /\s+[|–—•·»:/-]+\s+|\s*[|·•»]\s*|:\s+(?=\p{Lu})/u

/**
 * An outlet's name without the words it praises itself with: "The Harbour Post - News, sport and weather" is "The
 * Harbour Post". Null for what is no name.
 */
export function outletName(written: string | null): string | null {
  const whole = (written ?? '').replace(/\s+/g, ' ').trim()
  const name = (whole.split(SEPARATOR).find((part) => /\p{L}/u.test(part)) ?? '').replace(/^@/, '').trim()
  if (name === '' || name.length > 80 || /^https?:/i.test(name)) return null
  // A whole sentence is a slogan alone.
  return name.split(' ').length > 7 ? null : name
}

/** A page's title without the name of its outlet: "Bridge shut | The Harbour Post" is "Bridge shut". */
export function titleAlone(written: string | null, outlets: readonly (string | null)[]): string | null {
  let title = (written ?? '').replace(/\s+/g, ' ').trim()
  const names = outlets.map((name) => squashed(name ?? '')).filter((name) => name !== '')
  // "Title - Section - Outlet" has two to lose.
  for (let cut = 0; cut < 3; cut++) {
    const [, head = '', end = ''] = /^(.*\S)(?:\s+[|–—•·»:-]+\s+|\s*\|\s*)(\S.*)$/u.exec(title) ?? []
    const last = squashed(end)
    if (head.length < 8 || last === '') break
    if (!names.some((name) => name === last || (last.length > 3 && name.includes(last)) || last.includes(name))) break
    title = head
  }
  return title === '' ? null : title
}

const BY =
  /^(?:(?:written|reported|posted|story|text|words|photos?)\s+)?(?:by|von|par|por|di|da|af|av|door|przez|oleh|tekst|text|autor(?:in|en)?|auteur|author|autore|redacción|redaktion)\b\s*:?\s+|^by(?=\p{Lu})/iu

/** Does a line say by whom it is: "Von: Ada Quill"? Of a sentence, "By Monday evening" may be the beginning. */
export function isByLine(text: string): boolean {
  const rest = text.replace(BY, '')
  return text.length <= 120 && rest !== text && !/[.!?]$/.test(text) && /^\p{Lu}[\p{L}.'’-]+ \p{Lu}/u.test(rest)
}

/** The writers that a byline or a field names, each alone: "By Ada Quill and Tom Rusk, Staff Writers" is two. */
export function writersIn(written: string): string[] {
  const line = written
    .replace(/\s+/g, ' ')
    .replace(/\([^()]{0,80}\)?|\b(?:https?:\/\/|www\.)\S+|\S+@\S+|(?<=^|\s)@\S+/g, ' ')
    .trim()
    .replace(BY, '')
    .replace(BY, '')
    .replace(/,\s(?=(?:Jr|Sr|I{2,3})\b)/g, ' ')
  return line
    .split(
      /\s*(?:,|;|、|\||•|·|—|\n|\s[&–-]\s|\s\/\s|\sand\s|\sund\s|\set\s|\sy\s|\se\s|\soch\s|\sog\s|\sen\s|\swith\s)\s*/u,
    )
    .map((part) => part.replace(BY, '').trim())
    .filter(isWriter)
}

/** A name of two words, or one in signs for words where those are what the page is written in: not "AFP", not "red". */
export function isFullName(name: string, language: string | null): boolean {
  if (/\S\s+\S/.test(name)) return true
  return (
    (language === null || /^(?:zh|ja|ko)/i.test(language)) && /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}/.test(name)
  )
}

/** "amw": somebody that only colleagues know. */
export function isInitials(name: string): boolean {
  return /^\p{Ll}{2,4}$/u.test(name)
}

/** "Ada Quill Harbour Post" is "Ada Quill", where that is the outlet. */
export function withoutOutlet(name: string, outlets: readonly (string | null)[]): string {
  for (const outlet of outlets)
    if (outlet !== null && name.toLowerCase().endsWith(` ${outlet.toLowerCase()}`)) {
      const rest = name.slice(0, -outlet.length).replace(/(?:\s+(?:for|of|at|für|pour|para|per))?[\s,–-]+$/i, '')
      if (rest.includes(' ')) return rest
    }
  return name
}

const NO_NAME =
  /^@|(?:^|\s)\d|\d{3}|[.!?]$|^(?:by|von|\w*admin|administrator|editor|editors|staff|author|guest|webmaster|user|unknown|null|undefined|n\/a|none|published|updated|last|share|follow|read|more|minutes?|min)$|(?:^|\s)(?:published|updated|minutes?|read|share|follow|comments?|subscribe|correspondent|reporter|editor|writers?|contributor|redakteur(?:in)?|journalist|columnist|fellow|professor)(?=\s|$)|^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|ph\.?d|m[ads]|mba|mph|jd|rdn?|rn|esq)\.?$/iu

function isWriter(part: string): boolean {
  return (
    part.length >= 2 &&
    part.length <= 60 &&
    part.split(' ').length <= 6 &&
    /\p{L}{2}/u.test(part) &&
    !NO_NAME.test(part) &&
    isTitled(part)
  )
}

// Where a script has capitals, a name of several words has one; and no run of small words.
function isTitled(part: string): boolean {
  const words = part.split(' ')
  return words.length < 3 || words.filter((word) => /^\p{Ll}/u.test(word)).length <= words.length / 2
}

/** Is it the outlet, not a person of it? */
export function isOutletName(name: string, outlets: readonly (string | null)[]): boolean {
  const own = squashed(name)
  return outlets.some((outlet) => {
    const other = squashed(outlet ?? '')
    return (
      other !== '' &&
      (other === own ||
        (own.length > 3 && other.includes(own)) ||
        (other.length > 3 && own.startsWith(other)) ||
        name.startsWith(`${outlet} `))
    )
  })
}
