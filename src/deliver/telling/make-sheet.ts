import { noteSheet, type Sheet, type SheetSize, sheetOf } from '../../domain/telling/sheet.ts'
import { windowBefore } from '../../domain/watch/sending/digest.ts'
import { NotNow, type OutgoingMessage } from '../sender.ts'
import { readToldAlerts, type TellingParts } from './read-told.ts'

/** What a message to people says. @throws NotNow where its alerts went in this moment */
export async function makeSheet(parts: TellingParts, message: OutgoingMessage, size: SheetSize): Promise<Sheet> {
  const { kind, channel, alertIds, dueAt, notice } = message
  if (kind === 'TEST') return noteSheet('A test', `Alerts of the channel “${channel.name}” come here.`)
  if (kind === 'NOTICE')
    return noteSheet('A channel of yours is paused', notice === null ? '' : `“${notice.about}”: ${notice.message}`)
  const { rhythm, timeZone } = channel
  const digest = rhythm === 'EACH' ? null : { rhythm, ...windowBefore(dueAt, { ...channel, rhythm }) }
  const told = await readToldAlerts(parts, { principalId: channel.owner.id, timeZone }, alertIds)
  if (told.length === 0) throw new NotNow('its alerts are gone')
  return sheetOf(told, { timeZone, size, digest })
}
