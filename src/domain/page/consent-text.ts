import { isProse, type Outline } from './outline.ts'

// What a wall says, in the languages of most pages: what is kept, of whom it is, and who asks.
const KEPT =
  /\b(?:cookies?|trackers?|consent(?:s|ing)?|personal data|privacy (?:policy|settings|choices)|einwilligung\w*|datenschutz\w*|personenbezogene\w*|consentement|données personnelles|confidentialité|traceurs|consentimiento|datos personales|privacidad|consenso|dati personali|toestemming|persoonsgegevens|consentimento|dados pessoais|samtycke|samtykke|suostumu\w*|zgod[aęy]|souhlas\w*)(?![\p{L}])/iu
const YOURS =
  /(?:^|[^\p{L}])(?:you|your|yours|sie|ihre?[mnrs]?|du|deine?[mnrs]?|vous|votre|vos|usted|sus?|tus?|tuo[i]?|tua|tue|uw|jouw|je|você|seus?|suas?|din[ae]?|ditt|twoj\p{L}*|vaš\p{L}*)(?![\p{L}])/iu
const OURS =
  /(?:^|[^\p{L}])(?:we|our|us|wir|unser\p{L}*|nous|nos|notre|nosotros|nuestr\p{L}+|noi|nostr\p{L}+|wij|we|onze?|nós|noss\p{L}+|vi|vår\p{L}*|my|nasz\p{L}*|naš\p{L}*|accept|agree|refuse|withdraw|akzeptier\p{L}*|widerruf\p{L}*|accepter|refuser|aceptar|rechazar|accettare|rifiutare|accepteren|weigeren)(?![\p{L}])/iu
// What else such a wall speaks of.
const ABOUT_IT =
  /\b(?:accept|refuse|reject|withdraw|privacy|partners|advertis\w+|personali[sz]ed|legitimate interests?|settings|device|akzeptier\p{L}*|ablehn\p{L}*|partner\p{L}*|werbung|personalisiert\p{L}*|einstellungen|gerät\p{L}*|partenaires|publicité\p{L}*|paramètres|appareil|socios|publicidad|ajustes|dispositivo\p{L}*|pubblicità|impostazioni|adverten\p{L}+|instellingen|apparaat)(?![\p{L}])/iu
const QUOTED = /["“”„«»‘]/

/** Longer lines are something else. In UTF-16 code units. */
const LONGEST = 3_000

/** Does a line ask a reader for leave to keep data? A quotation about it does not. */
function asksForConsent(text: string): boolean {
  return KEPT.test(text) && YOURS.test(text) && OURS.test(text)
}

/** What a line weighs in a wall, and whether it makes one. */
function weightOf(text: string): { isOfWall: boolean; isAsking: boolean } {
  if (text.length > LONGEST || QUOTED.test(text)) return { isOfWall: false, isAsking: false }
  const isAsking = asksForConsent(text)
  return { isAsking, isOfWall: isAsking || ((KEPT.test(text) || ABOUT_IT.test(text)) && YOURS.test(text)) }
}

const BOX = /^(?:DIV|SECTION|ASIDE|FORM|DIALOG|TABLE)$/
/** Of the running text in a box. */
const MOST_OF_IT = 0.8
/** Of the running text on the page. */
const LESS_THAN = 0.5

/** Boxes whose running text asks for consent, whatever their makers call them: by their place in the outline. */
export function askingBoxes({ elements, lines }: Outline): Set<number> {
  const asking = [0]
  const ofWall = [0]
  const prose = [0]
  for (const line of lines) {
    const length = isProse(line) ? line.text.length : 0
    const { isOfWall, isAsking } = length > 0 ? weightOf(line.text) : { isOfWall: false, isAsking: false }
    prose.push((prose.at(-1) ?? 0) + length)
    ofWall.push((ofWall.at(-1) ?? 0) + (isOfWall ? length : 0))
    asking.push((asking.at(-1) ?? 0) + (isAsking ? length : 0))
  }
  const boxes = new Set<number>()
  const whole = prose.at(-1) ?? 0
  if (asking.at(-1) === 0) return boxes
  for (const [i, { tag, from, to }] of elements.entries()) {
    if (!BOX.test(tag)) continue
    const between = (sums: readonly number[]) => (sums[to] ?? 0) - (sums[from] ?? 0)
    const mass = between(prose)
    if (between(asking) > 0 && between(ofWall) >= mass * MOST_OF_IT && mass <= whole * LESS_THAN) boxes.add(i)
  }
  return boxes
}
