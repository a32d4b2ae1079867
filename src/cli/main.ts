#!/usr/bin/env node
/** The command `harrier`: ties the command line to this process. */
import manifest from '../../package.json' with { type: 'json' }
import { run } from './run.ts'

const interrupt = new AbortController()
process.on('SIGINT', () => {
  // The second time the user means it.
  if (interrupt.signal.aborted) process.exit(130)
  interrupt.abort()
})

// A reader that has seen enough (`| head`) is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 2)
  })
}

const code = await run(process.argv.slice(2), {
  out: text => {
    process.stdout.write(text)
  },
  err: text => {
    process.stderr.write(text)
  },
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  // some terminals say 0: not known
  width: process.stdout.columns || process.stderr.columns || undefined,
  env: process.env,
  platform: process.platform,
  version: manifest.version,
  signal: interrupt.signal,
  folder: process.cwd(),
  now: () => performance.now(),
  open: async () => (await import('../harrier.ts')).openHarrier(),
})

// An interrupted engine may keep the process alive; the answer is written, so nothing is waited for.
if (code === 130) process.exit(code)
process.exitCode = code
