// Words for what people are: titles and offices before a name, and nouns that stand for a person.

import { HERS, HIS } from './first-names.ts'
import { isPersonWord } from './lexicon/lexicon.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Before a name, these are not part of it. */
export const COURTESIES = set(
  'mr mrs ms miss sir dame lord lady dr prof professor herr frau madame monsieur mx señor señora mme datuk dato seri tun haji sheikh hon',
)
/** Last word of an office. */
export const OFFICE_NOUNS = set(
  'president vice-president minister secretary secretary-general general chancellor premier governor gov senator sen representative rep congressman ' +
    'congresswoman mayor chairman chairwoman chair chairperson director ambassador commissioner speaker judge justice king queen prince princess pope ' +
    'archbishop bishop cardinal colonel col captain capt lieutenant lt sergeant sgt gen maj cmdr cpl pvt supt insp cllr admiral adm commander marshal chief ceo cfo coo leader head ' +
    'treasurer envoy spokesman spokeswoman spokesperson strategist pollster attorney sheriff coach pastor reverend rev rabbi imam ' +
    'rapporteur ombudsman negotiator coordinator administrator superintendent inspector undersecretary consul attaché brigadier major corporal officer ' +
    'detective constable dean provost patriarch ayatollah prosecutor magistrate lawmaker legislator assemblyman assemblywoman alderman comptroller ' +
    'taoiseach vice-chair vice-chairman co-chairman cto predecessor then-president then-minister ' +
    'delegate councillor councilman councilwoman councilmember counsel host anchor correspondent analyst economist emperor sultan ' +
    'president-elect minister-president co-chair co-founder founder manager editor reporter columnist actor actress author candidate nominee ' +
    'präsident präsidentin kanzler kanzlerin minister ministerin bürgermeister sprecher sprecherin',
)
/** German offices grow at their front: "Innenminister", "Regierungssprecherin". */
const GERMAN_OFFICE =
  /(?:minister|präsident|kanzler|sprecher|chef|direktor|sekretär|bürgermeister|kommissar|richter|anwalt|politiker|kandidat|leiter)(?:in)?$|(?:vorsitzende|beauftragte)[rn]?$/u

export function isOffice(word: string): boolean {
  return OFFICE_NOUNS.has(word) || GERMAN_OFFICE.test(word)
}

/** Offices one cannot follow: many hold them at a time, or they are mere trades. */
export const TRADES = set(
  'officer detective constable prosecutor lawmaker legislator major corporal negotiator predecessor inspector ' +
    'spokesman spokeswoman spokesperson strategist pollster attorney host anchor correspondent analyst economist coach manager editor reporter columnist actor actress author candidate nominee sprecher sprecherin',
)
/** Inside an office, before its last word: "Prime", "Foreign". */
export const OFFICE_MODIFIERS = set(
  'prime foreign defense defence deputy vice acting interim interior finance trade treasury press assistant under state supreme chief executive managing ' +
    'attorney house senate majority minority communications campaign national security homeland lt first general health education energy justice environment transport economy minister secretary',
)
export const FORMER = set('former ex onetime one-time ehemalige ehemaliger frühere früherer')
/** Heads of a description that can stand for a person already named. */
export const PERSON_NOUNS = new Set([
  ...OFFICE_NOUNS,
  ...'man woman boss politician lawmaker diplomat official adviser advisor aide professor scientist researcher expert businessman businesswoman billionaire mogul tycoon lawyer prosecutor democrat republican candidate nominee frontrunner front-runner veteran activist writer historian author doctor surgeon neurosurgeon speaker expert moderator president-elect statesman negotiator'.split(
    ' ',
  ),
])
/** What a person may be called by, also where the word may be something else: "the chief executive". */
export function isPersonNoun(word: string): boolean {
  return PERSON_NOUNS.has(word) || isOffice(word) || word === 'executive' || isKin(word) || isPersonWord(word)
}

/** What people are called by, and christened or put before an office too. */
const GIVEN = set(
  'dean earl guy dick harper hunter sawyer archer victor noble prince prior sage duke porter king donna bobby nan colleen deb pro national intelligence native',
)

/** German callings, which grow at their front too: "Reifenforscherin". */
const GERMAN_CALLING =
  /(?:forscher|wissenschaftler|experte|abgeordnete[rn]?|bischof|botschafter|ologe|lehrer|schüler|soldat|nationalrat|staatsrat|ständerat|gründer|führer|trainer|vertreter|kollege|konzern|gewerkschaft|-mann|-frau)$|.{4}(?:erin|istin|entin|antin|ogin|orin|expertin)$/u

/** Given names with a calling's ending: "Ekaterin", "Konstantin", "Florentin". */
const LIKE_CALLINGS = /(?:[ck]ath?erin|stantin|[lr]entin)$/u

/** Of churches, temples and armies, where the word alone means something else. */
const ORDERED = set(
  'deputy canon mufti swami lama guru elder vicar deacon abbot monsignor msgr chaplain curate friar mullah metropolitan private gunner sapper ' +
    'trooper rifleman petty commodore airman seaman guardsman bombardier quartermaster ensign',
)

/** Whether a word right before a name says what its bearer is: "curator", "harbour master"; no part of the name, "Dean Holt". */
export function isBeforeName(word: string, isCapital: boolean): boolean {
  if (!isCapital) return isPersonNoun(word)
  if (ORDERED.has(word)) return true
  if (GERMAN_CALLING.test(word) && !LIKE_CALLINGS.test(word)) return true
  const isGiven = GIVEN.has(word) || HIS.has(word) || HERS.has(word) || OFFICE_MODIFIERS.has(word)
  return !isGiven && isPersonNoun(word)
}

/** Bodies by their kind, before their name: "the grid operator", "a media tracking firm". */
export const BODY_CALLINGS = set(
  'operator firm maker manufacturer giant carrier airline group agency chain retailer supplier insurer lender utility startup start-up conglomerate ' +
    'watchdog regulator charity broadcaster newspaper outlet magazine think-tank thinktank tank platform company bank club party builder carmaker automaker ' +
    'network website publisher brokerage consultancy pollster nonprofit organisation organization',
)

/** A leader: "the alliance chief" may be its secretary general, never its spokesman. */
export const LEADERS = set(
  'chief head leader boss president minister premier secretary-general general chancellor chairman chairwoman chair chairperson director ceo commander mayor governor king queen statesman politician',
)
export const FEMALE = set(
  'mrs ms miss dame lady madame frau queen princess spokeswoman congresswoman chairwoman businesswoman councilwoman actress woman ministerin kanzlerin präsidentin sprecherin',
)
export const MALE = set(
  'mr sir lord herr monsieur king prince pope spokesman congressman chairman businessman councilman man actor cardinal statesman',
)
export const MALE_KIN = set(
  'father dad son brother husband uncle nephew grandfather grandson stepfather stepson stepbrother father-in-law son-in-law ' +
    'brother-in-law widower boyfriend fiancé ex-husband godfather',
)
export const FEMALE_KIN = set(
  'mother mum mom daughter sister wife aunt niece grandmother granddaughter stepmother stepdaughter stepsister mother-in-law ' +
    'daughter-in-law sister-in-law widow girlfriend fiancée ex-wife godmother',
)
const KIN = set(
  'parent child cousin spouse partner sibling relative friend neighbour neighbor colleague classmate heir twin',
)

/** A relation, which says whose the person is and not what: "her father" is nobody the article has named otherwise. */
export function isKin(word: string): boolean {
  return KIN.has(word) || MALE_KIN.has(word) || FEMALE_KIN.has(word)
}
