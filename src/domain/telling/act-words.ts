/** The verb that says what a speaker does, and what leads from it to the words. */
export interface ActWords {
  /** Empty where somebody merely asserts something: that is not said. */
  verb: string
  link: string
}

/** How words are told, so that a denial is never read as what it denies: "denies that", "asks: ". */
export function actWords({ form, act }: { form: string; act: string | null }, text: string): ActWords {
  return form === 'INDIRECT' ? toldOf(act, text) : quotedAs(act)
}

/** Before words that stand for themselves. */
const VERBS: ReadonlyMap<string, string> = new Map([
  ['DENIES', 'denies'],
  ['ASKS', 'asks'],
  ['URGES', 'urges'],
  ['COMMITS', 'promises'],
  ['BLAMES', 'blames'],
  ['PRAISES', 'praises'],
])

function quotedAs(act: string | null): ActWords {
  return { verb: VERBS.get(act ?? '') ?? '', link: ': ' }
}

/** Indirect speech has the words as they follow the verb of the article: ours must go with them. */
function toldOf(act: string | null, text: string): ActWords {
  const goesOn = (verb: string) => ({ verb, link: ' ' })
  switch (act) {
    case 'COMMITS':
      return goesOn(/^to\b/.test(text) ? 'promises' : 'promises that')
    case 'DENIES':
      return goesOn(/^(that\b|\w+ing\b)/.test(text) ? 'denies' : 'denies that')
    case 'ASKS':
      return /^(whether|if|who|whom|whose|what|which|when|where|why|how)\b/i.test(text) ? goesOn('asks') : quotedAs(act)
    case 'URGES':
      return / to [a-z]/.test(text) ? goesOn('urges') : quotedAs(act)
    case 'BLAMES':
      if (/^[^,;]{1,80} of [a-z]+ing\b/.test(text)) return goesOn('accuses')
      return goesOn(/ for /.test(text) ? 'blames' : 'criticises')
    case 'PRAISES':
      return goesOn('praises')
    default:
      return quotedAs(act)
  }
}
