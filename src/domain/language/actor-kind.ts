/** What kind of speaker a name names. */
export type ActorKind = 'PERSON' | 'INSTITUTION' | 'GOVERNMENT'
