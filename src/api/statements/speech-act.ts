import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import { builder } from '../relay/builder.ts'

builder.enumType('SpeechAct', {
  description:
    'What a speaker does with the words, as the article’s verb tells it. New values come only with a minor version.',
  values: {
    ASSERTS: {
      description:
        'Says that something is so: She said that the ferry would run. They warned that the cellar was flooded.',
    },
    DENIES: {
      description:
        'Says that it is not so; the words are what is denied: He denied that the ferry was late. She rejected reports that the cellar was flooded.',
    },
    ASKS: {
      description: 'Wants to be told: She asked whether the ferry would run. “Who has the keys?” he wanted to know.',
    },
    URGES: {
      description:
        'Wants others to act: They urged passengers to stay ashore. He demanded that the harbour master resign.',
    },
    COMMITS: {
      description:
        'Says what the speaker will do: She promised to repair the pier. They threatened to stop all ferries.',
    },
    BLAMES: {
      description:
        'Finds fault with others: He accused the harbour master of hiding the logs. She criticised the timetable as careless.',
    },
    PRAISES: {
      description:
        'Thinks highly of others: They praised the crew for keeping calm. He hailed the new pier as a marvel.',
    },
  } satisfies Record<SpeechAct, { description: string }>,
})
