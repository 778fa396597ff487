/** The part of a robots.txt that is meant for us or for all. */
export interface OwnRules {
  text: string
  /** Rules in it. */
  rules: number
  /** Characters of rules with a `*`. */
  wildcards: number
}

/**
 * What a robots.txt says to crawlers of one name, and to all. A group may name thousands of crawlers before thousands of rules,
 * and parsers give each of them a copy of each rule. Here each rule of ours is kept once.
 */
export function ownRulesOf(robots: string, product: string): OwnRules {
  const own = product.toLowerCase()
  const kept: string[] = []
  let rules = 0
  let wildcards = 0
  let isNaming = false
  let isForUs = false
  let seen = new Set<string>()
  for (const line of robots.split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^([^:#]*):([^#]*)/.exec(line) ?? []
    const field = key.trim().toLowerCase()
    if (field === '') continue
    if (field === 'user-agent') {
      if (!isNaming) {
        isForUs = false
        seen = new Set()
      }
      isNaming = true
      const name = value.split('/', 1)[0]?.trim().toLowerCase() ?? ''
      if ((name !== own && name !== '*') || seen.has(name)) continue
      isForUs = true
      seen.add(name)
      kept.push(`user-agent: ${name}`)
      continue
    }
    // What is not of the protocol must not end a group: RFC 9309, 2.2.4.
    if (!RULES.has(field)) continue
    isNaming = false
    if (!isForUs) continue
    const rule = `${field}:${value.trim()}`
    if (seen.has(rule)) continue
    seen.add(rule)
    kept.push(rule)
    rules++
    if (rule.includes('*')) wildcards += rule.length
  }
  return { text: kept.join('\n'), rules, wildcards }
}

const RULES = new Set(['allow', 'disallow', 'crawl-delay'])
