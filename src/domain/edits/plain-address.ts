// The bare address of a page, for finding the article that it may be another address of. It says too much: two articles may
// have one bare address, so their texts must agree as well (see same-article.ts).

/** Parameters that say where a reader came from, and nothing of what is read. */
export const TRACKING: readonly (RegExp | string)[] = [
  /^utm_/i,
  /^mc_[ce]id$/i,
  /^at_(?:medium|campaign|custom\d|link_\w+|ptr_name|format|bbc_team)$/i,
  /^_hs(?:enc|mi)$/i,
  'fbclid',
  'gclid',
  'gbraid',
  'wbraid',
  'dclid',
  'msclkid',
  'yclid',
  'twclid',
  'ttclid',
  'igshid',
  'igsh',
  'mkt_tok',
  '__twitter_impression',
]

const VARIANT =
  /^(?:_?amp|amp_js_v|amp_gsa|usqp|output_?type|print|mobile|m|jsessionid|phpsessid|aspsessionid\w*|session_?id|sid|s_?id|cmp|cmpid|ocid|smid|smtyp|ref|ref_src|referrer|source|src|from|via|share|shared|ito|xtor|wt_z?mc|ns_\w+|cid|partner|feature|spm|sref)$/i

/** The address in short: host without "www." or "m.", path without what says how it is shown, what else matters. */
export function plainAddress(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const path = pathname
    .replace(/;(?:jsessionid|phpsessid|sid)=[^/]*/gi, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i, '/')
    .replace(/\.amp(?=\.html?$|\/?$)/i, '')
    .replace(/^\/amp(?=\/.)/i, '')
    .replace(/\/amp\/?$/i, '')
    .replace(/\/+$/, '')
  const kept = [...searchParams]
    .filter(([name]) => !VARIANT.test(name) && !isTracking(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
  return `${plainHost(hostname)}${port === '' ? '' : `:${port}`}${path}${kept.length === 0 ? '' : `?${kept.join('&')}`}`
}

/** Whether two addresses are of one site: of one host, or of a part of it ("news.paper.example"). */
export function isOneSite(one: string, other: string): boolean {
  if (!isOnePort(one, other)) return false
  const [a, b] = [plainHost(new URL(one).hostname), plainHost(new URL(other).hostname)]
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)
}

/** Whether two addresses are of one port: two of a machine are two servers, with nothing to do with each other. */
export function isOnePort(one: string, other: string): boolean {
  return new URL(one).port === new URL(other).port
}

function isTracking(name: string): boolean {
  return TRACKING.some((one) => (typeof one === 'string' ? one === name.toLowerCase() : one.test(name)))
}

function plainHost(hostname: string): string {
  return hostname.toLowerCase().replace(/^(?:www\d?|m|mobile|amp|touch)\.(?:(?:www|m)\.)?(?=[^.]+\.)/, '')
}
