// The body that a person speaks for, read from the office: "Secretary General of NATO", "the NATO envoy". Only bodies
// with a name of their own: many people speak for a country, and criticism of it does not answer any one of them.

const HOLDER =
  '(?:deputy )?(?:secretary[- ]general|director[- ]general|commissioner[- ]general|president|chair(?:man|woman|person)?|chief|head|leader|commissioner|envoy|special envoy|spokes(?:man|woman|person)|governor|executive director|managing director)'
const OF = new RegExp(`\\b${HOLDER} (?:of|for) (?:the )?(\\p{Lu}[\\p{L}\\p{N}&.’' -]*)`, 'iu')
const BEFORE = new RegExp(`^(?:the )?(\\p{Lu}[\\p{L}\\p{N}&. -]*?)(?:['’]s)? ${HOLDER}\\b`, 'iu')
/** "NATO", "the IMF", "the Harbour Commission". */
const ABBREVIATION = /^\p{Lu}[\p{Lu}\p{N}.&]{1,9}$/u
const BODY =
  /^\p{Lu}.*\b(?:Agency|Alliance|Association|Authority|Bank|Commission|Committee|Confederation|Council|Federation|Foundation|Fund|League|Organi[sz]ation|Union)\b/u

/** The bodies that these offices are of, as they are named in them. */
export function institutionsOf(offices: readonly string[]): string[] {
  const found = offices.flatMap((office) => [OF.exec(office)?.[1], BEFORE.exec(office)?.[1]])
  const names = found.flatMap((name) => name?.trim() ?? [])
  return [...new Set(names.filter((name) => ABBREVIATION.test(name) || BODY.test(name)))]
}
