import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cableTo } from './cable.ts'
import { leadOn } from './keys.ts'

/** A proxy in front of a service, as somebody would run it. */
export interface RunningProxy {
  port: number
  stop(): Promise<void>
}

export const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'].find(existsSync) ?? null
export const CADDY = ['/usr/bin/caddy', '/usr/local/bin/caddy'].find(existsSync) ?? null

/** What socat, stunnel, `kubectl port-forward` and HAProxy in TCP mode do: pass on bytes, and add nothing. */
export async function passBytes(servicePort: number): Promise<RunningProxy> {
  const cable = await cableTo(servicePort)
  return { port: cable.port, stop: () => cable.close() }
}

/** What is most often written first. */
const PLAINEST = 'server { listen 443 ssl; location / { proxy_pass http://127.0.0.1:4000; } }'

export async function plainestNginx(servicePort: number): Promise<RunningProxy> {
  return nginx(PLAINEST, servicePort)
}

/** The README's own block, but for its ports, its name and its certificate. */
export async function nginxOfReadme(servicePort: number): Promise<RunningProxy> {
  return nginx(await blockOf('nginx'), servicePort)
}

/** The same, for a service that is under a path of a site: the proxy takes it off. */
export async function nginxUnderPath(servicePort: number): Promise<RunningProxy> {
  const health = 'location = /health/live { proxy_pass http://127.0.0.1:4000; }'
  const block = replaced(await blockOf('nginx'), [
    ['location / {', `${health}\n  location ${PATH}/ {`],
    ['proxy_pass http://127.0.0.1:4000;\n', 'proxy_pass http://127.0.0.1:4000/;\n'],
  ])
  return nginx(block, servicePort)
}

/** Where `nginxUnderPath` has the service. */
export const PATH = '/onrecord'

export async function caddyOfReadme(servicePort: number): Promise<RunningProxy> {
  const port = await freePort()
  const block = replaced(await blockOf('caddy'), [
    ['news.example.org', `http://127.0.0.1:${port}`],
    ['127.0.0.1:4000', `127.0.0.1:${servicePort}`],
  ])
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-caddy-'))
  const file = join(folder, 'Caddyfile')
  await writeFile(file, `{\n\tadmin off\n\tauto_https off\n}\n${block}`)
  return run(CADDY ?? '', ['run', '--config', file, '--adapter', 'caddyfile'], folder, port, servicePort)
}

async function nginx(block: string, servicePort: number): Promise<RunningProxy> {
  const port = await freePort()
  const server = replaced(block, [
    ['listen 443 ssl;', `listen 127.0.0.1:${port};`],
    ['127.0.0.1:4000', `127.0.0.1:${servicePort}`],
  ])
    .replaceAll('127.0.0.1:4000', `127.0.0.1:${servicePort}`)
    .replace(/^.*ssl_certificate.*\n/gm, '')
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-nginx-'))
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  for (const name of temporary) await mkdir(join(folder, name))
  const config = [
    process.getuid?.() === 0 ? 'user root;' : '',
    'daemon off; error_log stderr;',
    `pid ${join(folder, 'pid')};`,
    'events {}',
    `http { access_log off; ${temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join(' ')}`,
    server,
    '}',
  ].join('\n')
  await writeFile(join(folder, 'nginx.conf'), config)
  return run(NGINX ?? '', ['-p', folder, '-c', join(folder, 'nginx.conf')], folder, port, servicePort)
}

async function run(
  program: string,
  words: string[],
  folder: string,
  port: number,
  servicePort: number,
): Promise<RunningProxy> {
  const child = spawn(program, words, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const gone = once(child, 'close')
  const isUp = async () =>
    fetch(`http://127.0.0.1:${port}/health/live`).then(
      ({ ok }) => ok,
      () => false, // not yet
    )
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`${program} has ended: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  leadOn(port, servicePort)
  return {
    port,
    async stop() {
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function blockOf(language: string): Promise<string> {
  const readme = await readFile('README.md', 'utf8')
  const block = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1]
  if (block === undefined) throw new Error(`the README has no ${language} block`)
  return block
}

/** Throws where the block does not hold what is to be replaced: it would be run as something else. */
function replaced(block: string, pairs: [string, string][]): string {
  return pairs.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the block has no "${from}"`)
    return text.replace(from, to)
  }, block)
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port')
  return address.port
}
