// British spellings and the American ones that say the same: rules for what is regular, each over the words it holds for.
// A word that only looks so stays as it is: "four", "advise", "acre".

/** What a pattern in a lower-case word becomes. They are tried in this order, all of them. */
export const SPELLINGS: readonly (readonly [british: RegExp, american: string])[] = [
  // Colour, harbours, neighbourhood, dishonourable; not four, hour, tour, contour.
  [
    /(arb|ard|arm|behavi|cand|clam|col|demean|dol|endeav|enam|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|savi|sav|splend|succ|tum|val|vap|vig)our/,
    '$1or',
  ],
  // Centre, theatres, kilometre; not acre, massacre.
  [/(calib|cent|fib|goit|lit|lust|meag|met|mit|och|sab|scept|somb|spect|theat)re(s|d?)$/, '$1er$2'],
  [/centring$/, 'centering'],
  [/^man(?:oeu|eu)v(?:re|er)/, 'maneuver'],
  [/^manoeuvr/, 'maneuver'],
  // Analyse, paralysed.
  [/lys(e[ds]?|ing|ers?)$/, 'lyz$1'],
  [/^(de|of|pret)(f?)ence/, '$1$2ense'],
  [/^licenc/, 'licens'],
  [/^practis/, 'practic'],
  // Travelled, cancelling; not controlled, which has one spelling.
  [
    /^((?:un|re|mis)?(?:cancel|channel|council|counsel|dial|duel|equal|fuel|funnel|grovel|initial|jewel|label|level|libel|marshal|marvel|model|panel|pedal|pencil|quarrel|rival|shovel|signal|snorkel|spiral|swivel|total|towel|travel|tunnel|yodel))l(ed|[eo]rs?|ing|ous|ously)$/,
    '$1$2',
  ],
  [/^(enrol|fulfil|distil|instil)(s?|ments?)$/, '$1l$2'],
  [/^instalment/, 'installment'],
  [/^(ski|wi)lful/, '$1llful'],
  [/^woollen/, 'woolen'],
  [/^(kidnap|worship)p(ed|ers?|ing)$/, '$1$2'],
  [/^jewellery$/, 'jewelry'],
  [/^programme(s?)$/, 'program$1'],
  [/(ana|cata|dia|epi|mono|pro|tra?ve)logue(s?)$/, '$1log$2'],
  [/^(abridg|acknowledg|judg|lodg)ement/, '$1ment'],
  [/^ageing$/, 'aging'],
  [/^(lik|lov|mov|sal|siz|us)eable$/, '$1able'],
  [/^(an|le?uk)aem/, '$1em'],
  [/^anaesth/, 'anesth'],
  [/^archaeo/, 'archeo'],
  [/^(gyn|h)ae(c|m)/, '$1e$2'],
  [/(ped|^)paed/, '$1ped'],
  [/thopaed/, 'thoped'],
  [/^foet/, 'fet'],
  [/^oestr/, 'estr'],
  [/rrhoea/, 'rrhea'],
  [/^gr[ae]y/, 'gray'],
  [/^aero(plane|planes)$/, 'air$1'],
  [/^aluminium$/, 'aluminum'],
  [/^artefact/, 'artifact'],
  [/^cheque/, 'check'],
  [/^cosy$/, 'cozy'],
  [/^draught/, 'draft'],
  [/^enquir/, 'inquir'],
  [/^gaol/, 'jail'],
  [/^kerb/, 'curb'],
  [/^(m|sm)ould/, '$1old'],
  [/^moustache/, 'mustache'],
  [/^plough/, 'plow'],
  [/^pyjama/, 'pajama'],
  [/^sceptic/, 'skeptic'],
  [/^storey/, 'story'],
  [/^sulph/, 'sulf'],
  [/^tonne(s?)$/, 'ton$1'],
  [/^tyre(s?)$/, 'tire$1'],
  [/^yoghurt/, 'yogurt'],
  [/^(among|amid|whil)st$/, '$1'],
  [/^whil$/, 'while'],
  [/^(after|back|down|for|in|on|out|to|up)wards$/, '$1ward'],
]

/** Verbs in "-ise" on both sides of the ocean. All others in "-ise" are in "-ize" as well: "organise", "criticising". */
export const ALWAYS_ISE: ReadonlySet<string> = new Set(
  (
    'advertise advise apprise arise chastise circumcise comprise compromise demise despise devise disfranchise disguise enfranchise ' +
    'enterprise excise exercise expertise franchise improvise incise likewise merchandise misadvise otherwise paradise precise premise ' +
    'promise reprise revise rise sunrise supervise surmise surprise televise treatise wise unwise concise anise mortise chemise'
  ).split(' '),
)
