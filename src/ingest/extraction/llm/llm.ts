import pLimit from 'p-limit'
import type { Logger } from 'pino'
import type { Extractor } from '../../../domain/extract/extractor.ts'
import type { ArticleText, ExtractedReport } from '../../../domain/statement/report.ts'
import { accept, inOrder } from './acceptance.ts'
import { type Ask, EndpointFailure, type EndpointOptions, openEndpoint } from './endpoint.ts'
import { paragraphsOf, piecesOf } from './pieces.ts'
import { messagesFor } from './prompt.ts'

/** Pieces of an article that a model is asked for; a longer one is read by the rules: it would cost hours. */
const MAX_PIECES = 50
/** Quotes that a piece can hold. */
const MAX_QUOTES = 200
/** Questions at a time: small endpoints answer one after the other, and then time runs out for the last. */
const AT_ONCE = 2

/**
 * Extraction by a language model, with the rules beside it.
 *
 * An article whose publisher refuses language models is the rules' alone, and nothing of it is sent.
 *
 * The rules read every article too: they stand in wherever the model does not answer, answers something else, or only
 * with words that the article does not have. Then the whole article is theirs, and the log says why. Closing it closes
 * the rules.
 */
export function openLlm(options: EndpointOptions, rules: Extractor, log: Pick<Logger, 'warn'>): Extractor {
  const ask = openEndpoint(options)
  const atOnce = pLimit(AT_ONCE)
  const closing = new AbortController()
  return {
    async extract(article) {
      const ruled = await rules.extract(article)
      if (article.isRefusedToModels) return ruled
      try {
        const ending = new AbortController()
        const signal = AbortSignal.any([closing.signal, ending.signal])
        const { reports, refused } = await read(
          article,
          ruled.reports,
          (messages) => atOnce(() => ask(messages, signal)),
          // If one piece fails, the rules read the article, and the other pieces are not waited for.
          () => ending.abort(),
        )
        if (refused > 0) log.warn({ refused, counted: reports.length }, 'quotes by the model are not in the article')
        return { extractor: 'LLM', reports }
      } catch (error) {
        // `close` has waited for what was under way: nothing of it may be written any more.
        if (!(error instanceof EndpointFailure) || closing.signal.aborted) throw error
        log.warn(
          { reason: error.message, source: article.sourceName },
          'read by rules: the model gave no usable answer',
        )
        return ruled
      }
    },
    async close() {
      closing.abort()
      await rules.close()
    },
  }
}

async function read(
  article: ArticleText,
  byRules: readonly ExtractedReport[],
  ask: (messages: Parameters<Ask>[0]) => ReturnType<Ask>,
  giveUp: () => void,
): Promise<{ reports: ExtractedReport[]; refused: number }> {
  const paragraphs = paragraphsOf(article.text)
  const pieces = piecesOf(paragraphs)
  if (pieces.length > MAX_PIECES) throw new EndpointFailure('the article is too long to ask for')
  const asked = pieces.map((piece) => ask(messagesFor(article, piece)))
  const answers = await Promise.all(asked).catch(async (error) => {
    giveUp()
    await Promise.allSettled(asked)
    throw error
  })
  const accepted = answers.map(({ quotes }, index) => {
    if (quotes.length > MAX_QUOTES) throw new EndpointFailure('more quotes than the text can hold')
    const { before, own } = pieces[index] ?? { before: [], own: [] }
    const shown = { start: (before[0] ?? own[0])?.start ?? 0, end: own.at(-1)?.end ?? 0 }
    return accept({ article, paragraphs, shown, byRules }, quotes)
  })
  const refused = accepted.reduce((sum, one) => sum + one.refused, 0)
  const reports = inOrder(accepted.flatMap((one) => one.reports))
  if (reports.length === 0 && refused > 0) throw new EndpointFailure('no quote of the answer is in the article')
  return { reports, refused }
}
