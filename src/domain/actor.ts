export type ActorKind = 'PERSON' | 'INSTITUTION' | 'GOVERNMENT'

/**
 * What names are compared by: lower case, without accents, honorific dots or doubled spaces.
 * "Mark  Rutte" and "mark rutte" are one name; "Müller" and "Muller" too.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\./g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
