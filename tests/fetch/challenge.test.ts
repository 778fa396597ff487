import { expect, test } from 'vitest'
import { challenger } from '../../src/fetch/asking/challenge.ts'
import { fetcherFor, openSite, PAGE } from './web.ts'

const ARTICLE = `<html><head><title>The company Cloudflare and its challenge</title>
  <script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script><script>window._pxAppId = 'x'</script>
  <script src="/_Incapsula_Resource?SWJIYLWA=1"></script></head>
  <body><p>"Just a moment...", the page says. "Access to this page has been denied", says another.</p></body></html>`

test.each<[string, number, Record<string, string>, string]>([
  ['Cloudflare', 403, { 'cf-mitigated': 'challenge' }, ''],
  ['Cloudflare', 503, {}, '<title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/h/b/orchestrate">'],
  [
    'Cloudflare',
    200,
    {},
    '<html><head><title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/h/b/x">',
  ],
  ['Cloudflare', 403, {}, '<title>Attention Required! | Cloudflare</title><div id="cf-error-details">'],
  ['Akamai', 403, { server: 'AkamaiGHost' }, '<TITLE>Access Denied</TITLE>'],
  ['Akamai', 200, {}, '<title>Challenge Validation</title><div id="sec-if-cpt-container">'],
  ['Akamai', 200, {}, '<title>&nbsp;</title><meta http-equiv="refresh" content="5; URL=\'/?bm-verify=AAQ\'" />'],
  ['DataDome', 403, { 'x-datadome': 'protected' }, ''],
  ['DataDome', 200, {}, "<title>news.example</title><script>var dd={'host':'geo.captcha-delivery.com'}</script>"],
  ['Imperva', 200, {}, '<html><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=9">'],
  ['Human', 403, {}, '<title>Access to this page has been denied.</title><div id="px-captcha">'],
  ['AWS', 202, { 'x-amzn-waf-action': 'challenge' }, ''],
  ['Vercel', 429, { 'x-vercel-mitigated': 'challenge' }, ''],
  ['Anubis', 200, {}, '<title>Making sure you&#39;re not a bot!</title><script src="/.within.website/x/cmd/anubis/s">'],
  ['F5', 200, {}, '<title>Request Rejected</title>Please consult. Your support ID is: 1'],
])('a challenge of %s with %i is told from an article', (company, status, headers, body) => {
  expect(challenger(status, new Headers(headers), body)).toBe(company)
})

test.each<[number, Record<string, string>]>([
  [200, {}],
  [200, { server: 'AkamaiGHost', 'x-datadome': 'protected', 'x-kpsdk-ct': '1' }],
  [404, { server: 'cloudflare' }],
])('an article about challenges, from a site that is guarded, is an article (%i, %o)', (status, headers) => {
  expect(challenger(status, new Headers(headers), ARTICLE)).toBeNull()
})

test('what cannot end is looked at in no time', () => {
  const began = performance.now()
  challenger(200, new Headers(), '<title><script>var dd={<iframe '.repeat(100_000))
  expect(performance.now() - began).toBeLessThan(200)
})

test('a challenge is refused by the publisher, said so with whom, and not tried again', async () => {
  const site = await openSite((_, response) =>
    response.setHeader('set-cookie', 'pass=1').end('<title>Just a moment...</title><script src="/cdn-cgi/x"></script>'),
  )
  expect(await fetcherFor(site).get(site.url, PAGE)).toMatchObject({
    ok: false,
    failure: { reason: 'REFUSED_BY_PUBLISHER', status: 200, message: expect.stringMatching(/Cloudflare.*publisher/) },
  })
  expect(site.asked).toEqual(['/'])
})
