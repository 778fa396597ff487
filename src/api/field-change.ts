import { builder } from './relay/builder.ts'

/** What a field was, and what it became. */
export interface FieldChange {
  field: string
  before: unknown
  after: unknown
}

/** Defines the type of a change of one field, for one kind of thing that changes. `field` says what the field's name is. */
export function defineFieldChange(name: string, { description, field }: { description: string; field: string }) {
  return builder.objectRef<FieldChange>(name).implement({
    description,
    fields: (t) => ({
      field: t.exposeString('field', { description: field }),
      before: t.field({
        type: 'JSON',
        nullable: true,
        description: 'What it was. Null if it was nothing.',
        resolve: ({ before }) => before,
      }),
      after: t.field({
        type: 'JSON',
        nullable: true,
        description: 'What it became. Null if it is nothing now.',
        resolve: ({ after }) => after,
      }),
    }),
  })
}
