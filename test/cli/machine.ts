/** A machine for the command line that writes into texts. */
import { resolve } from 'node:path'
import { type Machine, run } from '../../src/cli/run.ts'
import { answering, type Mood } from './answers.ts'

export interface Ran {
  readonly out: string
  readonly err: string
  readonly code: number
}

/** Settings: `terminal 80` (standard output and error are one), `answers hostile`, `interrupt`, `folder PATH` (the working folder of `harrier.config`), `NAME=value`. */
export async function runOn(words: readonly string[], settings: readonly string[] = []): Promise<Ran> {
  const value = (key: string): string | undefined =>
    settings.find(setting => setting.startsWith(`${key} `))?.slice(key.length + 1)
  const env = Object.fromEntries(
    settings.filter(setting => /^[A-Z_]+=/.test(setting)).map(setting => setting.split(/=(.*)/s).slice(0, 2)),
  )
  const terminal = value('terminal')
  const interrupt = new AbortController()
  if (settings.includes('interrupt')) interrupt.abort()
  let out = ''
  let err = ''
  const machine: Machine = {
    out: text => {
      out += text
    },
    err: text => {
      err += text
    },
    outIsTerminal: terminal !== undefined,
    errIsTerminal: terminal !== undefined,
    width: terminal === undefined ? undefined : Number(terminal),
    env: { LANG: 'en_US.UTF-8', ...env },
    platform: 'linux',
    version: '1.2.3',
    signal: interrupt.signal,
    folder: resolve(value('folder') ?? '.'),
    now: () => 0,
    open: async () => answering((value('answers') ?? 'good') as Mood),
  }
  const code = await run(words, machine)
  return { out, err, code }
}
