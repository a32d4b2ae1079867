/** A process that loads logs into a kept store, to be killed at it: `load-child.ts STORE LOGS BLOCKBYTES THREADS`. */
import { openEmbedded } from '../../src/engine/embedded.ts'
import { keepLogs } from '../../src/harrier/load.ts'

const [store, logs, blockBytes, threads] = process.argv.slice(2)
if (store === undefined || logs === undefined) throw new Error('wants a store and logs')
process.stdout.write('begun\n')
const interrupt = new AbortController()
process.on('SIGINT', () => interrupt.abort())
const engine = await openEmbedded({ path: store })
process.stdout.write('open\n')
const sizes = { stretchBytes: Number(blockBytes), blockBytes: Number(blockBytes), threads: Number(threads) }
await keepLogs(engine, [logs], { signal: interrupt.signal, ...sizes })
process.stdout.write('loaded\n')
await engine.close()
