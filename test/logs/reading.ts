/** Files of a test as they would lie on a disk, and what is read of them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after } from 'node:test'
import { type ReadOptions, readLogs } from '../../src/logs/read.ts'

const folder = mkdtempSync(join(tmpdir(), 'harrier-read-'))
after(() => rmSync(folder, { recursive: true }))

let made = 0

/** A new folder with these files. */
export function tree(files: Readonly<Record<string, Uint8Array>>): string {
  const root = join(folder, String(made++))
  mkdirSync(root)
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), bytes)
  }
  return root
}

/** Events as `file record`, and all that was said. */
export async function read(paths: string[], options?: ReadOptions) {
  const found: string[] = []
  const said: string[] = []
  let progress = { files: 0, filesTotal: 0, bytes: 0, bytesTotal: 0 }
  for await (const batch of readLogs(paths, options)) {
    for (const { origin } of batch.events) found.push(`${origin.file} ${origin.record}`)
    for (const { file, kind, reason } of batch.skipped) said.push(`${file} ${kind}: ${reason}`)
    for (const { file, offset, message } of batch.bad) said.push(`${file} at ${offset}: ${message}`)
    progress = { ...batch.progress }
  }
  return { found, said, progress }
}
