import type { Submission } from '../../../src/ingest/article/submission.ts'

// The page of an article as outlets send it: most of it is not the article. About 100 kB, 1,100 elements.

/** A page that says of its article what pages say. */
export function pageOf({ source, url, title, publishedAt, text }: Submission): string {
  const day = publishedAt?.toISOString() ?? ''
  const site = source.homepage ?? ''
  const linked = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'NewsArticle', headline: title, datePublished: day, mainEntityOfPage: url, isAccessibleForFree: true },
      { '@type': 'Organization', name: source.name, url: site },
    ],
  }
  const paragraphs = (text ?? '').split('\n\n').map((paragraph) => `<p class="body__par">${escaped(paragraph)}</p>`)
  const middle = Math.ceil(paragraphs.length / 2)
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title ?? '')} | ${source.name}</title>
<meta property="og:type" content="article"><meta property="og:title" content="${escaped(title ?? '')}">
<meta property="og:site_name" content="${source.name}"><meta property="og:url" content="${url}">
<meta property="article:published_time" content="${day}"><link rel="canonical" href="${url}">
<meta name="viewport" content="width=device-width">${Array.from({ length: 20 }, (_, at) => `<link rel="preload" as="script" href="${site}/static/chunk-${at}.js">`).join('')}
<style>${STYLE}</style><script type="application/ld+json">${JSON.stringify(linked)}</script>
<script>window.__CONFIG__=${CONFIG}</script></head><body class="layout">
<div id="consent" class="cookie-banner" role="dialog"><h2>We value your privacy</h2><p>We and our partners store and access information on a device. You may accept or manage your choices at any time.</p><button>Accept all</button><button>Manage</button></div>
<header class="masthead"><a class="logo" href="${site}/">${source.name}</a><nav><ul>${menu(site, 60)}</ul></nav></header>
<main><article class="story" itemscope><header><h1>${escaped(title ?? '')}</h1>
<div class="meta"><span class="author">By <a href="${site}/staff">the harbour desk</a></span><time datetime="${day}">${day.slice(0, 10)}</time></div>
<ul class="share">${menu(site, 5)}</ul></header><figure><img src="${site}/lead.jpg" alt=""><figcaption>The quay on a quiet morning. Photo: archive</figcaption></figure>
<div class="body">${paragraphs.slice(0, middle).join('\n')}
<aside class="related"><h3>More on this</h3><ul>${teasers(site, 4)}</ul></aside><div class="ad" id="ad-1"><span>Advertisement</span><script>${AD}</script></div>
${paragraphs.slice(middle).join('\n')}</div>
<div class="newsletter"><h3>Sign up for the morning letter</h3><form><input type="email"><button>Join</button></form></div></article>
<section class="river"><h2>Latest</h2>${teasers(site, 40)}</section></main>
<footer><nav><ul>${menu(site, 80)}</ul></nav><p>All rights reserved.</p></footer><script>${AD.repeat(20)}</script></body></html>`
}

const STYLE = Array.from(
  { length: 250 },
  (_, at) => `.c${at}{margin:${at}px;color:#${(at * 4099).toString(16).padStart(6, '0')};display:flex}`,
).join('')
const CONFIG = JSON.stringify(
  Array.from({ length: 250 }, (_, id) => ({
    id,
    slot: `slot-${id}`,
    sizes: [
      [300, 250],
      [728, 90],
    ],
    path: '/net/news',
  })),
)
const AD = 'window.adSlots=window.adSlots||[];window.adSlots.push({path:"/net/news/article",lazy:true,refresh:30});'

function menu(site: string, count: number): string {
  return Array.from(
    { length: count },
    (_, at) => `<li class="menu__item"><a href="${site}/section/${at}">Section ${at}</a></li>`,
  ).join('')
}

function teasers(site: string, count: number): string {
  return Array.from(
    { length: count },
    (_, at) =>
      `<li class="teaser"><a href="${site}/story/${at}"><img src="${site}/t${at}.jpg" alt=""><span class="kicker">Region</span><h3>Ferry timetable changes for the ${at}th week</h3></a><p>What travellers should know before the boats leave.</p><time>${at} min</time></li>`,
  ).join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
