/** A thread of the EVTX benchmark: decodes the parts of logs that it is sent and answers with how many records they hold. */
import { parentPort } from 'node:worker_threads'
import type { InputPart } from '../src/logs/parts.ts'
import { readInputs } from '../src/logs/read.ts'

parentPort?.on('message', async (parts: readonly InputPart[]) => {
  let records = 0
  for await (const { events } of readInputs(parts)) records += events.length
  parentPort?.postMessage(records)
})
parentPort?.postMessage('ready')
