/** Which program reads and writes: its own code, so that no version ever reads what another one kept. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { endianness } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { walk } from '../folder.ts'
import { once } from '../once.ts'

/** A hash of all modules that this one is installed with, of the manifest, and of Node's version. */
export const versionOfCode = once(() => {
  const folder = codeFolder(dirname(fileURLToPath(import.meta.url)))
  const hash = createHash('sha256').update(`${process.version} ${endianness()}`)
  for (const { name } of walk(folder).files)
    if (/\.(?:js|ts)$/.test(name) && !name.endsWith('.d.ts'))
      hash.update(`\0${relative(folder, name)}\0`).update(readFileSync(name))
  const manifest = join(folder, '..', 'package.json')
  if (existsSync(manifest)) hash.update('\0').update(readFileSync(manifest))
  return hash.digest('hex').slice(0, 32)
})

/** `dist` or `src`: what stands beside the manifest; only the module's own folder where there is none. */
function codeFolder(from: string): string {
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) {
    const named = basename(folder) === 'dist' || basename(folder) === 'src'
    if (named && existsSync(join(folder, '..', 'package.json'))) return folder
  }
  return from
}
