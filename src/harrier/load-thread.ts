/** A thread that reads stretches of logs: sent one it answers with its loadings, at most one ahead of those asked for. */
import { parentPort } from 'node:worker_threads'
import { BlockWriter } from '../engine/block-writer.ts'
import { loadings, type Stretch } from './loading.ts'

/** What the thread is sent: a stretch, or that its last answer was taken. */
export type ToThread = Stretch | 'taken'

const port = parentPort
const writer = new BlockWriter()
port?.on('message', (message: ToThread) => {
  if (message !== 'taken') answer(message).catch(error => port?.postMessage(error))
})

async function answer(stretch: Stretch): Promise<void> {
  let taken = Promise.resolve()
  for await (const loading of loadings(stretch, writer)) {
    await taken
    taken = new Promise(resolve => port?.once('message', () => resolve()))
    const memory = loading.block?.columns.buffer
    port?.postMessage(loading, memory instanceof ArrayBuffer ? [memory] : [])
  }
  await taken
  port?.postMessage('done')
}
