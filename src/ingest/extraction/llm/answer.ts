import { z } from 'zod'
import { SPEECH_ACTS } from '../../../domain/statement/speech-act.ts'

/** What a language model is asked to answer for a piece of an article. Nothing of it is believed: see acceptance.ts. */
export const Answer = z.object({
  quotes: z.array(
    z.object({
      parts: z
        .array(z.object({ paragraph: z.int(), words: z.string() }))
        .describe('The reported words, copied exactly, without quotation marks; one part for each unbroken stretch.'),
      cue: z.string().nullable().describe('The word that attributes them, as it stands there: "said". Null: none.'),
      act: z
        .enum(SPEECH_ACTS)
        .nullable()
        // An act that is not on the list is not known: the quotation counts all the same.
        .catch(null)
        .describe(
          'What the speaker does with the words: ASSERTS that it is so, DENIES it, ASKS whether or what it is, URGES others to act, COMMITS to act, BLAMES or PRAISES somebody. Null: unclear.',
        ),
      speaker: z
        .object({
          paragraph: z.int().describe('Where the words for the speaker stand.'),
          words: z.string().describe('The words for the speaker right at the quotation, copied exactly: "he".'),
          name: z.string().describe('The fullest name that the article gives this speaker, copied exactly.'),
          kind: z.enum(['PERSON', 'INSTITUTION', 'GOVERNMENT']),
          office: z
            .string()
            .nullable()
            .describe('The office that the article says the speaker holds when speaking, copied exactly. Null: none.'),
        })
        .nullable()
        .describe('Null where the article does not say who spoke.'),
    }),
  ),
})
export type Answer = z.output<typeof Answer>
export type AnsweredQuote = Answer['quotes'][number]

// What is taken where an answer is wrong is not the endpoint's to know: strict ones refuse a schema with defaults.
const { $schema: _, ...schema } = z.toJSONSchema(Answer, {
  override: ({ jsonSchema }) => {
    delete jsonSchema.default
  },
})

/** The same, as endpoints take it. */
export const ANSWER_FORMAT = {
  type: 'json_schema' as const,
  json_schema: { name: 'quotations', strict: true, schema: schema as Record<string, unknown> },
}
