/** A text as HTML that shows it, also within a quoted attribute. */
export function inHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Keeps what it stands behind from being a mention, an emoji, a tag or an address, and is not seen. */
const JOINER = '\u2060'

/**
 * A text as Mattermost's Markdown that shows it. What its Markdown has no escape for is kept apart by a character that is
 * not seen, or written by its number (mattermost/marked, lib/marked.js, `inline.escape`).
 */
export function inMattermost(text: string): string {
  return text.replace(/[\\`*{}[\]()#+\-.!_>|~@:<$&]/g, (character) => {
    switch (character) {
      case '@':
      case ':':
      case '<':
        return `${character}${JOINER}`
      case '\\':
      case '#':
      case '~':
        return `\\${character}${JOINER}`
      case '$':
      case '&':
        return `&#${character.charCodeAt(0)};`
      default:
        return `\\${character}`
    }
  })
}

/** A text as Slack's own markup that shows it, as far as mentions, links and dates go. */
export function inSlack(text: string): string {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '')
}
