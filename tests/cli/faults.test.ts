import { rm } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { killCommands, openFolder, runCommand } from '../world/service.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await openFolder()
})
afterEach(killCommands)
afterAll(() => rm(dataDir, { recursive: true, force: true }))

test.each([
  ['an error that nobody caught', `setImmediate(() => { throw new Error('out of the blue') })`],
  ['a rejection that nobody handled', `Promise.reject(new Error('out of the blue'))`],
])(
  '%s is logged and ends the service with exit code 1, so that it is started anew',
  async (_what, fault) => {
    const hook = `data:text/javascript,process.on('SIGUSR2', () => { ${fault} })`
    const service = runCommand(['serve'], {
      DATA_DIR: dataDir,
      PORT: '0',
      STARTER_TOPICS: 'off',
      NODE_OPTIONS: `--import=${encodeURI(hook)}`,
    })
    await service.ready
    service.child.kill('SIGUSR2')
    expect(await service.ended).toBe(1)
    expect(service.output()).toContain('out of the blue')
  },
  90_000,
)
