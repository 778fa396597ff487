import { createServer } from 'node:http'
import { articlesIn, inventedArticle } from './articles.ts'
import { pageOf } from './pages.ts'

// A process of its own, so that what it costs to serve pages is not counted: `paper.ts FILE|'' SEED`.

const [, , file = '', seed = '1'] = process.argv
const given = file === '' ? null : articlesIn(file)

const server = createServer((request, response) => {
  const number = Number(/^\/(\d+)$/.exec(request.url ?? '')?.[1] ?? Number.NaN)
  const article = Number.isNaN(number)
    ? undefined
    : given === null
      ? inventedArticle(number, Number(seed))
      : given[number]
  if (article === undefined) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(article.html ?? pageOf(article))
})
server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
