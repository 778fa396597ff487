import { quoted } from './mail.ts'
import { inMattermost, inSlack } from './markup.ts'
import { isolated } from './plain-words.ts'
import type { Sheet, SheetItem, SheetLine, SheetSize } from './sheet.ts'

/** What one message of a chat can carry. */
export const CHAT_SIZE: SheetSize = { items: 10, quotation: 600 }

type SlackPiece = { type: 'text'; text: string; style?: { bold: true } } | { type: 'link'; url: string; text: string }
type SlackPart = { type: 'rich_text_section' | 'rich_text_quote'; elements: SlackPiece[] }

/**
 * A sheet as a message to an incoming webhook of Slack. Text from outside is an element of rich text, which Slack
 * shows as it is: no mention, link or emoji comes of it (docs.slack.dev, rich text block).
 */
export function slackMessage(sheet: Sheet): object {
  const blocks = sheet.parts.flatMap(({ watch, items }) => [
    { type: 'rich_text', elements: [section([bold(isolated(watch))])] },
    ...items.map((item) => ({ type: 'rich_text', elements: slackItem(item) })),
  ])
  const more = moreOf(sheet)
  return {
    // What notifications show.
    text: inSlack(isolated(sheet.title)),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      ...blocks,
      ...(more === null ? [] : [{ type: 'rich_text', elements: [section([{ type: 'text', text: more }])] }]),
    ],
  }
}

function slackItem({ heading, lines }: SheetItem): SlackPart[] {
  return [section([bold(heading)]), ...lines.flatMap(slackLine)]
}

function slackLine(line: SheetLine): SlackPart[] {
  const label: SlackPiece[] = line.label === null ? [] : [bold(`${line.label}: `)]
  if (line.is === 'quotation') {
    const quote: SlackPart = { type: 'rich_text_quote', elements: [{ type: 'text', text: isolated(quoted(line)) }] }
    return label.length === 0 ? [quote] : [section(label), quote]
  }
  const pieces = line.pieces.map(({ text, link }): SlackPiece => {
    const shown = isolated(text)
    return link === undefined ? { type: 'text', text: shown } : { type: 'link', url: link, text: shown }
  })
  return [section([...label, ...pieces])]
}

function section(elements: SlackPiece[]): SlackPart {
  return { type: 'rich_text_section', elements: [...elements, { type: 'text', text: '\n' }] }
}

function bold(text: string): SlackPiece {
  return { type: 'text', text, style: { bold: true } }
}

/** Mattermost takes 16,383 characters. */
const LONGEST_POST = 16_000

/** A sheet as a message to an incoming webhook of Mattermost, in its Markdown. */
export function mattermostMessage(sheet: Sheet): object {
  const blocks = sheet.parts.flatMap(({ watch, items }) => [
    `**${inMattermost(isolated(watch))}**`,
    ...items.map(mattermostItem),
  ])
  const more = moreOf(sheet)
  const fitting: string[] = []
  let length = 200
  let left = 0
  for (const block of blocks) {
    length += block.length + 2
    if (length <= LONGEST_POST) fitting.push(block)
    else left += 1
  }
  if (left > 0) fitting.push('More alerts are in your inbox.')
  else if (more !== null) fitting.push(more)
  return { text: fitting.join('\n\n') }
}

function mattermostItem({ heading, lines }: SheetItem): string {
  return [`**${inMattermost(heading)}**`, ...lines.map(mattermostLine)].join('\n')
}

function mattermostLine(line: SheetLine): string {
  const label = line.label === null ? '' : `${inMattermost(line.label)}: `
  // A blank line ends a quotation, which would take in the next line else.
  if (line.is === 'quotation') return `${label === '' ? '' : `${label}\n\n`}> ${inMattermost(isolated(quoted(line)))}\n`
  return `${label}${line.pieces
    .map(({ text, link }) => {
      const shown = inMattermost(isolated(text))
      return link === undefined ? shown : `[${shown}](${link})`
    })
    .join('')}`
}

function moreOf({ leftOut }: Sheet): string | null {
  return leftOut === 0 ? null : `${leftOut} more alerts are in your inbox.`
}
