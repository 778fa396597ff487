import { squashed, withoutEntities } from './outline.ts'

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

const BETWEEN = String.raw`(?:\s+(?:[–—•·»«›‹:*~/-]{1,2}|::)\s+|\s*\|+\s*)`
const LAST_PART = new RegExp(`^(.*\\S)${BETWEEN}(\\S.*)$`, 'u')
const FIRST_PART = new RegExp(`^(\\S.*?)(?:${BETWEEN}|:\\s+)(\\S.*)$`, 'u')
const DAY = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/

/**
 * A page's title without the name of its outlet, before or behind it: "Bridge shut | The Harbour Post" is "Bridge shut".
 * Null for one that is nothing but that name.
 */
export function titleAlone(written: string | null, outlets: readonly (string | null)[]): string | null {
  let title = withoutEntities(written ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  const names = outlets.map((name) => squashed(name ?? '')).filter((name) => name !== '')
  // "Title - Section - Outlet" has two to lose.
  for (let cut = 0; cut < 3; cut++) {
    const [, head = '', end = ''] = LAST_PART.exec(title) ?? []
    const last = squashed(end)
    if (head.length < 8 || last === '') break
    const isOutlets = names.some(
      (name) => name === last || (last.length > 3 && name.includes(last)) || last.includes(name),
    )
    if (!isOutlets && !DAY.test(end)) break
    title = head
  }
  const [, first = '', rest = ''] = FIRST_PART.exec(title) ?? []
  if (rest.length >= 8 && names.includes(squashed(first))) title = rest
  return title === '' || names.includes(squashed(title)) ? null : title
}

const BY = new RegExp(
  [
    String.raw`^(?:[\p{L}’' ]{0,30}\s)?by\b\s*:?\s+`,
    String.raw`^by(?=\p{Lu}|by\b)`,
    // What it is, and by whom. A name may have "von" or "di" in it.
    String.raw`^(?:(?:eine?\s+)?(?:kommentar|analyse|gastbeitrag|essay|kolumne|reportage|text|bericht|interview|protokoll|aufgezeichnet|geschrieben|verfasst)\s+)?von\b\s*:?\s+`,
    String.raw`^(?:(?:publié|écrit|rédigé|posté|propos recueillis|recueillis)\s+)?par\b\s*:?\s+`,
    String.raw`^(?:(?:escrito|publicado|redactado|texto)\s+)?por\b\s*:?\s+`,
    String.raw`^(?:(?:scritto|pubblicato|a cura)\s+)?d[ia]\b\s*:?\s+`,
    String.raw`^(?:af|av|door|przez|oleh|tekst|text|autor(?:in|en|a|es)?|auteurs?|authors?|autore|redacción|redaktion)\b\s*:?\s+`,
    // "Interview: Ada Quill", but not "Photo: Mia Orr".
    String.raw`^\p{L}{3,20}:\s+(?=\p{Lu})`,
  ].join('|'),
  'iu',
)
/** Who made something else: a part of a byline that begins so names no writer. */
const PICTURE = /^(?:photo|foto|bild|image|picture|video|graphi[ck]|grafik|illustration|credit|camera|kamera)\p{L}*\b/iu

/** Does a line say by whom it is: "Von: Ada Quill"? Of a sentence, "By Monday evening" may be the beginning. */
export function isByLine(text: string): boolean {
  const rest = text.replace(BY, '')
  return text.length <= 120 && rest !== text && !/[.!?]$/.test(text) && /^\p{Lu}[\p{L}.'’-]+ \p{Lu}/u.test(rest)
}

/** The writers that a byline or a field names, each alone: "By Ada Quill and Tom Rusk, Staff Writers" is two. */
export function writersIn(written: string): string[] {
  const line = written
    .slice(0, MOST_OF_BYLINE)
    .replace(/\s+/g, ' ')
    .replace(/\([^()]{0,80}\)?|\b(?:https?:\/\/|www\.)\S+|\S+@\S+|(?<=^|\s)@\S+/g, ' ')
    .replace(/,?\s(Jr|Sr)\b\.?/g, ' $1')
    .trim()
  return (PICTURE.test(line) ? line : line.replace(BY, '').replace(BY, ''))
    .split(
      /\s*(?:,|;|、|\||•|·|—|\n|\s[&–-]\s|\s\/\s|\sand\s|\sund\s|\set\s|\sy\s|\se\s|\soch\s|\sog\s|\sen\s|\swith\s)\s*/u,
    )
    .filter((part) => !PICTURE.test(part) && !OF_DAY.test(part.trim()))
    .map((part) => part.trim().replace(BY, '').replace(WHEN, '').replace(JOB, '').trim())
    .filter(isWriter)
}

/** More than a name's or a line's length says something else. In UTF-16 code units. */
const MOST_OF_BYLINE = 1_000

const MONTH = String.raw`(?:jan|feb|mar|mär|apr|abr|avr|may|mai|maj|mag|jun|jui|giu|jul|lug|aug|ago|aoû|sep|set|oct|okt|ott|nov|dec|dez|déc|dic)\p{L}*\.?`
const OF_TIME =
  '(?:published|updated|posted|modified|veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato)(?=[\\s:])(?! (?:by|von|par|por|d[ai])\\b)'
/** A part of a byline that tells the day. */
const OF_DAY = new RegExp(`^(?:\\d|${MONTH}\\s+\\d|(?:first |last )?${OF_TIME})`, 'iu')
// What follows a name on its line: when it was, and the writer's job.
const WHEN = new RegExp(String.raw`(?<=\S)\s+(?:(?:first |last )?${OF_TIME}.*|(?:${MONTH}\s+)?\d.*)$`, 'iu')
const JOB =
  /(?<=\S\s+\S+)(?:\s+(?:chief|senior|deputy|staff|political|politics|foreign|diplomatic|news|business|economics|science|health|education|environment|sports?|contributing|associate|special|national|world|european?|us|uk))*\s+(?:correspondent|reporter|editor|writer|contributor|columnist|journalist|redakteur(?:in)?|korrespondent(?:in)?|reporterin)s?$/iu

/** A name of two words, or one in signs for words where those are what the page is written in: not "AFP", not "red". */
export function isFullName(name: string, language: string | null): boolean {
  if (/\S\s+\S/.test(name)) return true
  return (
    (language === null || /^(?:zh|ja|ko)/i.test(language)) && /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}/.test(name)
  )
}

/** "amw": a sign that only colleagues know. */
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
  const own = bare(name)
  return outlets.some((outlet) => {
    const other = bare(outlet ?? '')
    return (
      other !== '' &&
      (other === own ||
        (own.length > 3 && other.includes(own)) ||
        (other.length > 3 && own.startsWith(other)) ||
        name.startsWith(`${outlet} `))
    )
  })
}

const bare = (name: string): string => squashed(name.replace(/^the\s+/i, ''))
