/** Utterances that nobody has made before, and articles that report them all at once. */
export interface Utterances {
  /** Who spoke, by the fullest name that an article gives. */
  speakers: string[]
  /** One text for each outlet, its quotations in an order of its own. */
  texts: string[]
}

const SYLLABLES = 'ba del fo gri hum jo kar lin mor nep ost pli quo rus sta tev ulm vor wex yar zin'.split(' ')

/**
 * What one round of articles says: every other time newcomers speak, and one outlet knows the first of them by the
 * surname alone; else people who have spoken before.
 */
export function utterancesOf(round: number, outlets: number, random: () => number): Utterances {
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]
  const words = () => Array.from({ length: 10 }, () => `${syllable()}${syllable()}${syllable()}`).join(' ')
  const isNew = round % 2 === 0
  const newcomers = [`Nora Castaway${round}`, `Emil Driftwood${round}`, 'Ada Quill']
  const speakers = isNew ? newcomers : ['Tom Barrow', 'Ines Tarn', 'Ada Quill']
  const said = speakers.map(words)
  const texts = Array.from({ length: outlets }, (_, outlet) => {
    const lines = speakers.map((speaker, index) => {
      const isBare = isNew && outlet === 1 && index === 0
      return `“${said[index]},” ${isBare ? speaker.split(' ')[1] : speaker} said.`
    })
    return (random() < 0.5 ? lines : lines.reverse()).join('\n\n')
  })
  return { speakers, texts }
}

/** An outlet's article of one round, as `ingestArticle` takes it. */
export function articleOf(outlet: number, round: number, text: string) {
  return {
    source: { name: `Outlet ${outlet}`, homepage: `https://outlet${outlet}.example` },
    url: `https://outlet${outlet}.example/${round}`,
    publishedAt: '2025-03-05T09:00:00Z',
    language: 'en',
    text,
  }
}
