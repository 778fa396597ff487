// The small words of the language: closed classes, complete enough to tell where a noun phrase begins and ends.

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
