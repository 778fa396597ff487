import { builder } from '../relay/builder.ts'

builder.enumType('SpeechForm', {
  description: 'How a report renders what was said.',
  values: {
    DIRECT: { description: 'Quoted: “We will act,” she said.' },
    INDIRECT: { description: 'Paraphrased: She said that they would act.' },
    MIXED: { description: 'Paraphrased, with words quoted in it: She said that they “will act” soon.' },
    FRAGMENT: { description: 'Only a few words are quoted: She called it a “grave mistake”.' },
  },
})
