// Closed lists of the folding rules. They hold words that tell little, and the few spellings that mean the same.

const set = (list: string): ReadonlySet<string> =>
  new Set(list.normalize('NFKD').replace(/\p{M}/gu, '').split(/\s+/u).filter(Boolean))

/** Words that two utterances share without being one; also those that only the reporter puts in ("would", "said"). */
export const FUNCTION_WORDS = set(`
  a an the this that these those some any no not nor and or but so than then if because while when where who whom whose
  which what why how as at by for from in into of off on onto out over to up upon with within without about after before
  again against between through during under until till since toward towards among around across along amid also too very
  just even only still yet ever never always here there now well really actually simply maybe perhaps okay ok yes oh
  i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its
  itself they them their theirs themselves one ones someone anyone everyone nobody somebody something anything everything
  nothing thing things all both each every either neither other others another such same own more most much many few less
  least lot lots kind sort
  be am is are was were been being have has had having do does did done doing can could may might must shall should will
  would ought cannot going go get got gotten let lets like know think say says said saying tell tells told call calls
  called added asked
  der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine auch nur noch schon sehr mehr
  wie als wenn weil dass daß ob so da dann hier dort im in an am auf aus bei mit nach von vom vor zu zum zur über unter
  für gegen durch um ohne ich du er sie es wir ihr mich dich sich uns euch ihn ihm ihnen mein dein sein unser sind ist war
  waren bin bist seid sei wird werden wurde wurden worden hat haben hatte hatten kann können könnte muss müssen soll
  sollen sollte will wollen würde würden habe man was wer wo
  le la les un une des du de et ou mais ne pas que qui dans en au aux par pour sur avec ce cette ces il elle nous vous ils
  elles est sont être a ont el los las una y o pero no se su sus por con para es son del al lo`)

/** What turns a sentence into its opposite. */
export const NEGATIONS = set('not no never nor neither without nobody nothing none cannot nicht kein keine nie niemand')

export const CONTRACTIONS: ReadonlyMap<string, string[]> = new Map(
  Object.entries({
    cannot: ['can', 'not'],
    "can't": ['can', 'not'],
    cant: ['can', 'not'],
    "won't": ['will', 'not'],
    "shan't": ['shall', 'not'],
    "let's": ['let', 'us'],
    gonna: ['going', 'to'],
    wanna: ['want', 'to'],
    gotta: ['got', 'to'],
    'u.s': ['united', 'states'],
    usa: ['united', 'states'],
    'u.k': ['united', 'kingdom'],
    'u.n': ['united', 'nations'],
    'per cent': ['percent'],
    dont: ['do', 'not'],
    didnt: ['did', 'not'],
  }),
)
