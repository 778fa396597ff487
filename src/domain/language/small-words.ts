// The small words, said once. First the closed classes, complete enough to tell where a noun phrase begins and ends; then
// all that tell nothing of the matter, wherever wordings are compared.

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

export const DETERMINERS = set(
  'the a an this that these those his her its their our my your some many several one two three four five six seven eight nine ten both all most no another each every ' +
    'der die das ein eine einer ein seine ihre',
)
export const POSSESSIVES = set('his her its their')
export const PRONOUNS = set('he she they it i we you who er sie')
export const PREPOSITIONS = set(
  'in on at of for to from by with during before after about against over under since amid despite while as upon into within without among ' +
    'between through throughout per via across toward towards around near until like following including unlike besides behind beyond because ' +
    'im am vom zum zur bei nach von mit für auf aus',
)
export const JOINTS = set(
  'and or but that which while when because if although though whereas whether where what how why than so nor yet since after before as unless until und aber dass',
)
export const AUXILIARIES = set(
  'has have had is are was were be been being also then later again first once still even now never not just often sometimes always ever soon already instead rather thus twice both all too',
)
/** Small words inside a person's name. */
export const NAME_PARTICLES = set('van von der den de la le da di del bin al el ibn ben zu dos du das y e')
export const PERFECT = set('has have had')
export const PASSIVE = set("is are was were be been being gets got get isn't wasn't aren't weren't")
export const MODALS = set(
  "will would can could should may might must shall to did do does didn't don't doesn't not never can't cannot couldn't won't wouldn't shouldn't n't if hasn't haven't hadn't nor neither",
)
export const TIME_WORDS = set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may june july august ' +
    'september october november december jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. today yesterday tonight morning afternoon evening night week month year',
)
/** Capitalised only because a sentence begins with them. */
export const OPENERS = set(
  'the a an in on at for with from by as but and or so if when while after before since during although though because however meanwhile still yet also then now here there ' +
    'this that these those it he she they we i you his her its their our my your what who where why how which not no yes even just only both all some many most more ' +
    'furthermore moreover additionally instead earlier later last first second finally speaking asked according despite amid among following ' +
    'one two three several another other others each every such to of once until unless whether nor perhaps maybe indeed thus therefore hence well oh let ' +
    'likewise similarly elsewhere overall moments minutes ' +
    'asking saying adding citing noting calling responding referring writing meanwhile separately recently today yesterday tomorrow',
)

/** By their keys (tokens.ts): English, German, French and Spanish, without accents. */
const list = (words: string): ReadonlySet<string> =>
  new Set(words.normalize('NFKD').replace(/\p{M}/gu, '').split(/\s+/u).filter(Boolean))

/**
 * Words that two utterances share without being one, those of reporting too ("said"). Not here, though small in another
 * language: "war", "die", "man", "hat", "son", "bin", "pour", "mine", which say something in English.
 */
export const SMALL_WORDS = list(`
  a an the this that these those some any no not nor and or but so than then if because although though whereas whether while
  when where who whom whose which what why how as at by for from in into of off on onto out over to up upon with within
  without about after before again against between through during under until till since toward towards around among across
  along amid also too very just even only still yet already ever never always once here there now well really actually
  simply maybe perhaps okay ok yes oh down per via
  i me my myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its
  itself they them their theirs themselves one ones someone anyone everyone nobody somebody something anything everything
  nothing thing things all both each every either neither other others another such same own more most much many few less
  least lot lots kind sort
  be am is are was were been being have has had having do does did done doing can could may might must shall should will
  would ought cannot going go get got gotten let lets like know think say says said saying tell tells told call calls
  called added asked
  der das den dem des ein eine einen einem einer eines und oder aber nicht kein keine auch nur noch schon sehr mehr
  wie als wenn weil dass daß ob da dann hier dort im auf aus bei mit nach von vom vor zu zum zur über unter
  für gegen durch um ohne ich du er sie es wir ihr mich dich sich uns euch ihn ihm ihnen mein dein sein unser sind ist
  waren bist seid sei wird werden wurde wurden worden haben hatte hatten kann können könnte muss müssen soll
  sollen sollte wollen würde würden habe wer wo
  le la les un une du de et ou mais ne pas que qui dans en au aux sur avec ce cette ces il elle nous vous ils
  elles est sont être ont el los las una y o pero se su sus por para es del al lo`)

/** What turns a sentence into its opposite. */
export const NEGATIONS = set(
  'not no never nor neither none nobody nothing nowhere cannot without hardly nicht kein keine nie niemand',
)
