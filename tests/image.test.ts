import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

// The image is built on a machine with Docker; what can be told without one is told here.

const dockerfile = await readFile('Dockerfile', 'utf8')
/** What the Dockerfile copies out of this folder. */
const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) => paths.split(' '))

test('what the image is made of is there, and .dockerignore lets it in', async () => {
  expect(copied).toContain('package-lock.json')
  expect(copied.filter((path) => !existsSync(path))).toEqual([])
  const letIn = [...(await readFile('.dockerignore', 'utf8')).matchAll(/^!(.+)$/gm)].map(([, path = '']) => path)
  const isLetIn = (path: string) => letIn.some((one) => path === one || path.startsWith(`${one}/`))
  expect(copied.filter((path) => !isLetIn(path))).toEqual([])
})

test('the image can do what the build and the start of the program need', async () => {
  const { scripts, bin } = JSON.parse(await readFile('package.json', 'utf8'))
  const configs = [...`${scripts.build} prisma.config.ts tsconfig.json`.matchAll(/[\w.]+\.(?:json|config\.ts)/g)].map(
    ([file]) => file,
  )
  expect(copied).toEqual(expect.arrayContaining(configs))
  // Read when it starts: the migrations, and the command itself.
  expect(copied).toContain('prisma/migrations')
  expect(dockerfile).toContain(`CMD ["node", "${bin.onrecord}", "serve"]`)
})

test('the image carries the licence and the notice', () => {
  const stage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))
  expect(stage).toMatch(/^COPY LICENSE NOTICE \.\/$/m)
})

test('both stages of the image have one version of Node, which the program supports', async () => {
  const { engines } = JSON.parse(await readFile('package.json', 'utf8'))
  const bases = [...dockerfile.matchAll(/^FROM node:(\d+)\S*/gm)].map(([, version]) => Number(version))
  expect(bases).toEqual([24, 24])
  expect(engines.node).toBe('>=20.19')
})

test('every setting reaches the service in Docker, and .env as a whole does', async () => {
  const compose = await readFile('docker-compose.yml', 'utf8')
  const service = compose.slice(compose.indexOf('  onrecord:'), compose.indexOf('\n  postgres:'))
  const passed = [...service.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name)
  const settings = await readFile('src/settings.ts', 'utf8')
  const environment = settings.slice(settings.indexOf('const ENVIRONMENT'))
  const names = [...environment.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name)
  expect(names).toContain('EXTRACTOR_URL')
  expect(names.filter((name) => !passed.includes(name))).toEqual([])
  expect(passed.filter((name) => !names.includes(name))).toEqual([])
  expect(service).toMatch(/^ {4}env_file:\n {6}- path: \.env\n {8}required: false$/m)
})

test('in the image the program is "onrecord", and the pages call it so', async () => {
  expect(dockerfile).toContain('RUN ln -s /app/dist/main.js /usr/local/bin/onrecord')
  for (const page of ['docker-compose.yml', 'docs/operating.md', 'docs/loading.md'])
    for (const [, called] of (await readFile(page, 'utf8')).matchAll(
      /docker compose (?:exec|run)[^\n]*? onrecord (\S+)/g,
    ))
      expect(called).toBe('onrecord')
})
