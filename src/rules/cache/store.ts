/** The file that keeps a set of rules: written in one step, and read only where every byte is as this very program wrote it. */
import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Packed } from './pack.ts'
import { versionOfCode } from './version.ts'

export interface Stored extends Packed {
  /** The texts of all files, one behind the other. */
  readonly bodies: Buffer
}

/** Where a set is kept: a file for each list of roots, as they were given and from where. */
export function storePath(folder: string, roots: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([resolve('.'), ...roots]))
  return join(folder, `rules-${hash.digest('hex').slice(0, 24)}.cache`)
}

/** Nothing where there is none, or one that another version wrote, or that is damaged. */
export function readStored(path: string): Stored | undefined {
  try {
    if (statSync(path).size > largest) return undefined
    const bytes = readFileSync(path)
    const headerEnd = bytes.indexOf('\n')
    if (headerEnd < 0 || headerEnd > 400) return undefined
    const rest = bytes.subarray(headerEnd + 1)
    const header = /^(\d{1,10}) (\d{1,10}) (\d{1,10})$/.exec(
      unsigned(bytes.toString('latin1', 0, headerEnd), rest) ?? '',
    )
    if (!header) return undefined
    const [texts = 0, numbers = 0, bodies = 0] = header.slice(1).map(Number)
    if (texts + numbers + bodies !== rest.length || numbers % 4 !== 0) return undefined
    const read: unknown = JSON.parse(rest.toString('utf8', 0, texts))
    if (!Array.isArray(read)) return undefined
    // A copy: the numbers need not begin where four bytes do.
    const copy = new Uint8Array(rest.subarray(texts, texts + numbers)).buffer
    return { texts: read, numbers: new Int32Array(copy), bodies: rest.subarray(texts + numbers) }
  } catch {
    return undefined
  }
}

/** A folder that cannot be written is no error: the next start reads the files again. */
export function writeStored(path: string, { texts, numbers, bodies }: Stored): void {
  const parts = [
    Buffer.from(JSON.stringify(texts)),
    Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength),
    bodies,
  ]
  const lengths = parts.map(part => part.length).join(' ')
  const rest = Buffer.concat(parts)
  if (rest.length > largest) return
  const folder = join(path, '..')
  const draft = join(folder, `.${randomBytes(8).toString('hex')}.draft`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(draft, Buffer.concat([Buffer.from(`${signature(rest)} ${lengths}\n`), rest]), { mode: 0o600 })
    renameSync(draft, path)
    removeOldest(folder)
  } catch {
    discard(draft)
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, { force: true })
  } catch {
    // Where nothing can be removed, nothing was written.
  }
}

const largest = 1_000_000_000

/** What the first line of a file says before its lengths: who wrote it, and what it holds. */
const signature = (rest: Buffer): string =>
  `harrier-rules ${versionOfCode()} ${createHash('sha256').update(rest).digest('hex')}`

/** The lengths of a header whose signature is right. */
function unsigned(header: string, rest: Buffer): string | undefined {
  // Another version is told by the beginning, before anything is hashed.
  if (!header.startsWith(`harrier-rules ${versionOfCode()} `)) return undefined
  const wanted = `${signature(rest)} `
  return header.startsWith(wanted) ? header.slice(wanted.length) : undefined
}

/** So many sets of rules are kept; drafts that a killed process left go after an hour. */
const mostSets = 8

function removeOldest(folder: string): void {
  const names = readdirSync(folder)
  const age = (name: string): number => statSync(join(folder, name)).mtimeMs
  const sets = names.filter(name => /^rules-[0-9a-f]{24}\.cache$/.test(name))
  const old = sets.length > mostSets ? sets.toSorted((a, b) => age(b) - age(a)).slice(mostSets) : []
  const drafts = names.filter(name => /^\.[0-9a-f]{16}\.draft$/.test(name) && Date.now() - age(name) > 3_600_000)
  for (const name of [...old, ...drafts]) rmSync(join(folder, name), { force: true })
}
