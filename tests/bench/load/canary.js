// Asks a service for a sign of life every 5 ms, one after the other, and says in the end how long each took.

import http from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
const times = []
let isOver = false

function beat() {
  return new Promise((resolve, reject) => {
    http
      .get(`${workerData}/health/live`, { agent }, (response) => response.resume().on('end', resolve))
      .on('error', reject)
  })
}

parentPort.on('message', () => {
  isOver = true
})
await beat()
parentPort.postMessage('ready')
while (!isOver) {
  const began = performance.now()
  // A service that was held for long has closed a connection that was idle meanwhile: that time counts, too.
  await beat().catch(beat)
  times.push(performance.now() - began)
  await pause(5)
}
parentPort.postMessage(times)
