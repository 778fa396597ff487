/**
 * Whose page asks for proof of a person ("Cloudflare"), if an answer is such a page instead of what was asked for; else null.
 *
 * Some come with 200. Then only what no article has counts: scripts of these companies are on ordinary pages, too. It is told
 * to people, and never evaded.
 */
export function challenger(status: number, headers: Headers, body: string): string | null {
  if (headers.get('cf-mitigated') === 'challenge') return 'Cloudflare'
  if (headers.get('x-vercel-mitigated') === 'challenge') return 'Vercel'
  if (/^(challenge|captcha)$/.test(headers.get('x-amzn-waf-action') ?? '')) return 'AWS'
  const head = body.slice(0, MOST_CHARACTERS)
  const title = /<title>([^<]{0,200})/i.exec(head)?.[1]?.trim() ?? ''
  const page = PAGES.find((each) => each.title.test(title) && each.mark.test(head))
  if (page) return page.company
  if (status < 400) return null
  return REFUSERS.find(({ header, value }) => value.test(headers.get(header) ?? ''))?.company ?? null
}

/** Pages that are nothing but a challenge, whatever their status. */
const PAGES = [
  {
    company: 'Cloudflare',
    title: /^(Just a moment\.\.\.|Attention Required! \| Cloudflare)$/,
    mark: /cdn-cgi\/|cf-error/,
  },
  { company: 'Akamai', title: /^(&nbsp;|Challenge Validation|)$/, mark: /sec-if-cpt-container|[?&]bm-verify=/ },
  {
    company: 'Imperva',
    title: /^(Pardon Our Interruption.*|)$/,
    mark: /<iframe[^>]{1,200}_Incapsula_Resource|distil/i,
  },
  {
    company: 'DataDome',
    title: /./,
    mark: /<script[^>]{0,200}>\s{0,20}var dd\s?=\s?\{[^<]{0,2000}captcha-delivery\.com/,
  },
  { company: 'Human', title: /^Access to this page has been denied/, mark: /px-captcha|_pxAppId/ },
  { company: 'Sucuri', title: /^(You are being redirected\.\.\.|)$/, mark: /sucuri_cloudproxy_js/ },
  { company: 'AWS', title: /^(Human Verification|)$/, mark: /window\.gokuProps|awsWafCookieDomainList/ },
  { company: 'Anubis', title: /^Making sure you/, mark: /anubis/i },
  { company: 'F5', title: /^Request Rejected$/, mark: /support ID/i },
  { company: 'DDoS-Guard', title: /^DDOS-GUARD$/i, mark: /ddos-guard/i },
]

/** Who answers in the publisher's place, told by an answer of 400 and more. */
const REFUSERS = [
  { company: 'DataDome', header: 'x-datadome', value: /./ },
  { company: 'Akamai', header: 'server', value: /^AkamaiGHost$/i },
  { company: 'Sucuri', header: 'x-sucuri-block', value: /./ },
  { company: 'Kasada', header: 'x-kpsdk-ct', value: /./ },
]

const MOST_CHARACTERS = 65_536
