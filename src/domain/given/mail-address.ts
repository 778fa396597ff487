/**
 * Whether a text is a mail address that can be written to: "desk@example.org". Those that need quotation marks, comments,
 * or characters beyond ASCII before the "@" are not taken; a domain may be written in its own letters.
 */
export function isMailAddress(text: string): boolean {
  const [, local = '', domain = ''] = /^([!#$%&'*+/0-9=?A-Z^_`a-z{|}~.-]+)@([\p{L}\p{N}.-]+)$/u.exec(text) ?? []
  if (local === '' || local.length > 64 || text.length > 254) return false
  if (/^\.|\.\.|\.$/.test(local)) return false
  const labels = domain.split('.')
  return labels.length > 1 && labels.every((label) => label.length <= 63 && /^[^-].*[^-]$|^[^-]$/.test(label))
}
