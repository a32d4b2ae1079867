/** The folder of a kept store: whose it is and which release may open it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { EngineError } from './engine.ts'

/** Raised when an older release could not read what this one writes. */
const version = 1

export interface StoreFolder {
  /** The database's own. */
  readonly data: string
  /** For files that live as long as an insert. */
  readonly scratch: string
}

/** Makes the folder a store unless it is one. */
export function storeFolder(path: string): StoreFolder {
  const pattern = /[*?{}]/.exec(resolve(path))
  if (pattern)
    throw new EngineError('refused', `a store cannot be at '${path}': the database reads '${pattern[0]}' as a pattern`)
  const mark = join(path, 'harrier-store.json')
  if (existsSync(mark)) checkVersion(path, mark)
  else {
    mkdirSync(path, { recursive: true })
    // a run that was stopped here leaves no more than its half-written mark
    if (readdirSync(path).some(name => !name.startsWith('harrier-store.json'))) {
      throw new EngineError(
        'refused',
        `'${path}' is no store, and holds other files: a new store wants an empty folder`,
      )
    }
    writeFileSync(`${mark}.new`, JSON.stringify({ version }) + '\n')
    renameSync(`${mark}.new`, mark)
  }
  const folder = resolve(path)
  return { data: join(folder, 'data'), scratch: join(folder, 'incoming') }
}

/** Only for who has the database open: another process may be using the folder until then. */
export function emptyScratch(scratch: string): string {
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch)
  return scratch
}

/** The process that has the database open, or had it last, by what the database left in its folder. */
export function holderOf({ data }: StoreFolder): number | undefined {
  try {
    const found = /^PID: (\d+)$/m.exec(readFileSync(join(data, 'status'), 'utf8'))?.[1]
    if (found === undefined) return undefined
    process.kill(Number(found), 0)
    return Number(found)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? 0 : undefined
  }
}

export const isStore = (path: string): boolean => existsSync(join(path, 'harrier-store.json'))

function checkVersion(path: string, mark: string): void {
  const found = versionOf(readFileSync(mark, 'utf8'))
  if (found === undefined) throw new EngineError('refused', `'${mark}' does not say which version the store has`)
  if (found > version) {
    throw new EngineError(
      'refused',
      `the store '${path}' has version ${found}, made by a newer release; this one reads up to version ${version}`,
    )
  }
}

function versionOf(text: string): number | undefined {
  try {
    const read: unknown = JSON.parse(text)
    const found = typeof read === 'object' && read !== null && 'version' in read ? read.version : undefined
    return typeof found === 'number' ? found : undefined
  } catch {
    return undefined
  }
}
