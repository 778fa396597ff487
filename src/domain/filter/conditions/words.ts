import type { StatementDocument } from '../../journal/version.ts'

// Conditions on words, as they are typed into a search box.

interface WordsCondition {
  /** As the API describes the field. */
  description: string
  /** The words it asks for, as a tsvector. */
  document: keyof StatementDocument & ('words' | 'contextWords')
  /** What share of documents is likely to have a word, until documents tell. */
  likely: number
}

export const WORDS = {
  text: {
    description:
      'Words in its reports, as for a web search: harbour fleet, "harbour fleet", fleet OR convoy, fleet -fishing. What would be ignored is refused: brackets, AND, NOT, `*`, and in quotation marks, in capitals or after a hyphen what is too common to be searched for ("the", WHO), or is taken for a common word (US). At most 1,000 characters. Null: any.',
    document: 'words',
    likely: 0.005,
  },
  context: {
    description: 'The same as `text`, but in its reports and the sentences around them. Null: any.',
    document: 'contextWords',
    likely: 0.01,
  },
} satisfies Record<string, WordsCondition>

export type WordsField = keyof typeof WORDS

/** As people give them. */
export type WordsGiven = { [Field in WordsField]?: string | null }

export const WORDS_FIELDS = Object.keys(WORDS) as WordsField[]

/** Words as typed into a search box, with single spaces. */
export interface WordsLeaf {
  kind: 'words'
  field: WordsField
  text: string
}
