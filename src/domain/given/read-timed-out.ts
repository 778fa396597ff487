/** A question took longer to answer than it may. The message is for whoever asked. `isDone`: what was to be done is done. */
export class ReadTimedOut extends Error {
  override readonly name = 'ReadTimedOut'

  constructor(timeoutMs: number, isDone = false) {
    const message = `This takes longer than ${timeoutMs} ms to read: narrow the filter, by a topic, an actor or a time, or ask for less at once.`
    super(isDone ? `${message} The mutation itself was carried out.` : message)
  }
}
