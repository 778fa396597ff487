import { inHtml } from './markup.ts'
import { isolated, plainLine } from './plain-words.ts'
import type { LinePiece, Sheet, SheetItem, SheetLine, SheetPart, SheetSize } from './sheet.ts'

/** What a mail can carry and a person still read. */
export const MAIL_SIZE: SheetSize = { items: 50, quotation: 1_500 }

/** Links that a mail offers. Each opens a page, on which alone something is done. */
export interface MailLinks {
  /** By watch: a page that mutes it for a time, and one that ends its mails to this address. */
  watches: ReadonlyMap<string, { mute: string; leave: string }>
  /** A page that ends all of them; null where the watch's own is enough. */
  leaveAll: string | null
}

export interface MailWords {
  subject: string
  text: string
  html: string
}

/** A sheet as a mail. It asks for nothing from any machine: it has no picture, no style sheet, no script. */
export function mailOf(sheet: Sheet, links: MailLinks): MailWords {
  const more = sheet.leftOut === 0 ? null : `${sheet.leftOut} more alerts are in your inbox.`
  return {
    subject: sheet.title,
    text: [
      ...sheet.parts.map((part) => partInText(part, links)),
      ...(more === null ? [] : [more]),
      ...(links.leaveAll === null ? [] : [`Stop all mails of this channel: ${links.leaveAll}`]),
      '',
    ].join('\n\n'),
    html: page(
      sheet.title,
      [
        ...sheet.parts.map((part) => partInHtml(part, links)),
        ...(more === null ? [] : [`<p>${inHtml(more)}</p>`]),
        ...(links.leaveAll === null
          ? []
          : [`<p style="${SMALL}">${linkInHtml('Stop all mails of this channel', links.leaveAll)}</p>`]),
      ].join('\n'),
    ),
  }
}

/** What asks the owner of an address whether it may be written to. */
export function confirmationMail({ asker, link }: { asker: string; link: string }): MailWords {
  const name = plainLine(asker, 100) || 'A user'
  const sentences = [
    `${isolated(name)} asked Onrecord to send alerts to this address.`,
    'If that was you, or is fine with you, open this page and confirm it:',
    'If not, do nothing: no alert is sent here, and the link ends in three days.',
  ] as const
  return {
    subject: 'Confirm that Onrecord may send alerts to this address',
    text: [sentences[0], sentences[1], link, sentences[2], ''].join('\n\n'),
    html: page(
      'Confirm this address',
      `<p><bdi>${inHtml(name)}</bdi> asked Onrecord to send alerts to this address.</p>
<p>${inHtml(sentences[1])}</p>
<p>${linkInHtml('Confirm this address', link)}</p>
<p>${inHtml(sentences[2])}</p>`,
    ),
  }
}

function partInText({ watchId, watch, items }: SheetPart, links: MailLinks): string {
  const offered = links.watches.get(watchId)
  const heading = isolated(watch)
  return [
    `${heading}\n${'='.repeat(Math.min(72, Math.max(4, watch.length)))}`,
    ...items.map(itemInText),
    ...(offered === undefined
      ? []
      : [`Mute this watch for a week: ${offered.mute}\nStop mails of this watch: ${offered.leave}`]),
  ].join('\n\n')
}

function itemInText({ heading, lines }: SheetItem): string {
  return [heading, ...lines.map(lineInText)].join('\n')
}

function lineInText(line: SheetLine): string {
  if (line.is === 'quotation') return `${line.label === null ? '' : `${line.label}:\n`}    ${isolated(quoted(line))}`
  const label = line.label === null ? '' : `${line.label}: `
  return `${label}${line.pieces.map(({ text, link }) => `${isolated(text)}${link === undefined ? '' : ` <${link}>`}`).join('')}`
}

/** What was said, within marks where those are the very words, after who denies it, asks for it, promises it. */
export function quoted({ lead, text, isVerbatim }: { lead: string; text: string; isVerbatim: boolean }): string {
  return `${lead}${isVerbatim ? `“${text}”` : text}`
}

function partInHtml({ watchId, watch, items }: SheetPart, links: MailLinks): string {
  const offered = links.watches.get(watchId)
  const foot =
    offered === undefined
      ? ''
      : `<p style="${SMALL}">${linkInHtml('Mute this watch for a week', offered.mute)} · ${linkInHtml('Stop mails of this watch', offered.leave)}</p>`
  return `<h2 dir="auto" style="font-size:18px;margin:24px 0 8px">${inHtml(watch)}</h2>
${items.map((item) => `<div style="margin:0 0 24px">${itemInHtml(item)}</div>`).join('\n')}
${foot}`
}

/** One alert, for what shows HTML. */
export function itemInHtml({ heading, lines }: SheetItem): string {
  return [`<p style="margin:0 0 6px"><strong>${inHtml(heading)}</strong></p>`, ...lines.map(lineInHtml)].join('\n')
}

function lineInHtml(line: SheetLine): string {
  const label = line.label === null ? '' : `<span style="color:#666">${inHtml(line.label)}:</span> `
  if (line.is === 'quotation') {
    const above = label === '' ? '' : `<p style="margin:0">${label}</p>\n`
    return `${above}<blockquote dir="auto" style="margin:4px 0 8px;padding:0 0 0 12px;border-left:3px solid #bbb">${inHtml(quoted(line))}</blockquote>`
  }
  return `<p style="margin:0 0 2px">${label}${line.pieces.map(pieceInHtml).join('')}</p>`
}

function pieceInHtml({ text, link }: LinePiece): string {
  return link === undefined ? `<bdi>${inHtml(text)}</bdi>` : linkInHtml(text, link)
}

function linkInHtml(text: string, link: string): string {
  return `<a href="${inHtml(link)}" rel="noopener noreferrer nofollow"><bdi>${inHtml(text)}</bdi></a>`
}

const SMALL = 'font-size:13px;color:#666'

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>${inHtml(title)}</title></head>
<body style="font:15px/1.5 system-ui,sans-serif;max-width:640px;margin:0 auto;padding:12px">
${body}
</body>
</html>
`
}
