import { builder } from '../relay/builder.ts'

builder.enumType('SpeechForm', {
  description: 'How a report renders speech.',
  values: {
    DIRECT: { description: 'The very words.' },
    INDIRECT: { description: 'A paraphrase.' },
    MIXED: { description: 'Both: a paraphrase with words quoted in it.' },
    FRAGMENT: { description: 'A few quoted words.' },
  },
})
