import type { AlertKind } from '../../domain/watch/definition.ts'
import { builder } from '../relay/builder.ts'

builder.enumType('AlertKind', {
  description:
    'What a watch may tell of. Only what was said or published now: what editors or the program do to what is on file is not told. Since 0.6.0.',
  values: {
    UTTERANCE: { description: 'Something new was said. Each utterance is told once.' },
    REPORT: { description: 'One more article carries it.' },
    ROOT: { description: 'One more publisher has it independently of the others.' },
    CONFLICT: { description: 'Its reports contradict each other now.' },
    REPLY: { description: 'It answers what another said, or turned out to; or it denies something.' },
    AMENDMENT: { description: 'Its words, speaker, office, time or act are others now.' },
    EDIT: { description: 'A publisher changed or withdrew the quotation.' },
    SILENCE: { description: 'Nothing passed the filter for `silenceDays` days.' },
    SURGE: { description: 'Far more than usual passed the filter.' },
  } satisfies Record<AlertKind, { description: string }>,
})
