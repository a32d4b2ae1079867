/** The folder of a kept store: whose it is and which release may open it. */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
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
  if (pattern) throw refusal(`a store cannot be at '${path}': the database reads '${pattern[0]}' as a pattern`)
  if (!standing(path)) mkdirSync(path, { recursive: true })
  checkAccess(path, path)
  const folder = resolve(path)
  const found = { data: join(folder, 'data'), scratch: join(folder, 'incoming') }
  const mark = join(path, markName)
  if (existsSync(mark)) {
    checkVersion(path, mark)
    if (existsSync(found.data)) checkAccess(path, found.data)
    return found
  }
  // a run that was stopped here leaves no more than its half-written mark
  if (readdirSync(path).some(name => !name.startsWith(markName)))
    throw refusal(`'${path}' is no store, and holds other files: a new store wants an empty folder`)
  writeFileSync(`${mark}.new`, JSON.stringify({ version }) + '\n')
  renameSync(`${mark}.new`, mark)
  return found
}

/** Refuses what is no store yet. */
export function checkStore(path: string): void {
  if (!standing(path)) throw refusal(`there is no store '${path}'`)
  checkAccess(path, path)
  if (!existsSync(join(path, markName))) throw refusal(`'${path}' is no store: it has no '${markName}'`)
}

const markName = 'harrier-store.json'

const refusal = (message: string): EngineError => new EngineError('refused', message)

/** Whether something is there, which is a folder then. */
function standing(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    const found = statOf(path, at)
    const here = at === resolve(path)
    if (found?.isDirectory()) return here
    if (found)
      throw refusal(`a store cannot be at '${path}': ${here ? 'it' : `'${at}'`} is a file, and a store is a folder`)
  }
}

/** Undefined also below a file, which is found further up. */
function statOf(path: string, at: string): Stats | undefined {
  try {
    return statSync(at, { throwIfNoEntry: false })
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOTDIR') return undefined
    throw refusal(
      `the store '${path}' cannot be opened: ${code === 'EACCES' ? `'${at}' cannot be reached without permission` : error}`,
    )
  }
}

/** The database would tell of it at length, and opens no store that it cannot write to. */
function checkAccess(path: string, part: string): void {
  try {
    accessSync(part, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const why = codeOf(error) === 'EROFS' ? 'is on a read-only file system' : 'may not be read and written by this user'
    throw refusal(`the store '${path}' cannot be opened: '${part}' ${why}`)
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** Only for who has the database open: another process may be using the folder until then. */
export function emptyScratch(scratch: string): string {
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch)
  return scratch
}

/** The process that has the database open for certain, by the lock that the system lists; undefined where it lists none. */
export function lockedBy(store: StoreFolder): number | undefined {
  const left = statusOf(store)
  return left && locksOf(left.inode)?.find(pid => pid === left.pid)
}

/**
 * The process that has the database open, 0 where it is not known which, when the database could not be opened. What a
 * killed process has left in the folder may name a number that another process has by now: the lock tells them apart
 * where the system lists it.
 */
export function holderOf(store: StoreFolder): number | undefined {
  const left = statusOf(store)
  if (!left) return undefined
  const locks = locksOf(left.inode)
  if (locks) return locks.includes(left.pid) ? left.pid : locks.length > 0 ? 0 : undefined
  try {
    process.kill(left.pid, 0)
    return left.pid
  } catch (error) {
    return codeOf(error) === 'EPERM' ? 0 : undefined
  }
}

/** What the database leaves in its folder while it is open, and when it is killed: its process, in a file that it locks. */
function statusOf({ data }: StoreFolder): { readonly pid: number; readonly inode: bigint } | undefined {
  const file = join(data, 'status')
  try {
    const pid = /^PID: (\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1]
    return pid === undefined ? undefined : { pid: Number(pid), inode: statSync(file, { bigint: true }).ino }
  } catch {
    return undefined
  }
}

/** The processes that lock a file of this number, of any file system; undefined where the system does not list locks. */
function locksOf(inode: bigint): readonly number[] | undefined {
  try {
    const lines = readFileSync('/proc/locks', 'utf8').split('\n')
    return lines.flatMap(line => {
      const [, pid, locked] = /^\d+: FLOCK +\S+ +\S+ (\d+) [^: ]+:[^: ]+:(\d+) /.exec(line) ?? []
      return locked === String(inode) ? [Number(pid)] : []
    })
  } catch {
    return undefined
  }
}

function checkVersion(path: string, mark: string): void {
  const found = versionOf(readFileSync(mark, 'utf8'))
  if (found === undefined) throw refusal(`'${mark}' does not say which version the store has`)
  if (found > version) {
    throw refusal(
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
