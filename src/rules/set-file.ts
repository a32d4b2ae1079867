/** The files of a set, each read now, or known from an earlier start and read when more is asked than was kept. */
import { readFileSync, type Stats, statSync } from 'node:fs'
import type { Diagnostic } from '../text/diagnostic.ts'
import { rootSource } from '../text/source.ts'
import { diagnosticOf } from './cache/diagnostics.ts'
import type { LogicFacts } from './cache/facts.ts'
import type { KeptFile } from './cache/kept-set.ts'
import { emptyRule, knownRule } from './cache/known.ts'
import { type FoundFile, reasonOf } from './folder.ts'
import { once } from './once.ts'
import { type FileReading, isNeeded, nothingRead, readFile, type Take } from './read-file.ts'
import type { Rule } from './rule.ts'
import { nowhere, unreadable } from './unreadable.ts'

export interface SetFile {
  readonly name: string
  /** `later` is pooled, and read only when it is asked for. */
  readonly take: Take | 'later'
  readonly rules: readonly Rule[]
  readonly diagnostics: readonly Diagnostic[]
  /** Whether rules of other files depend on it. */
  readonly needed: boolean
  whole(): FileReading
  /** What it was read from; absent where it could not be read. */
  readonly content: Content | undefined
  /** Of its rules; absent where the file was read now. */
  readonly logic: readonly (LogicFacts | undefined)[] | undefined
}

export interface Content {
  readonly stamp: string
  readonly bytes: Buffer
}

const largestFile = 1024 * 1024

/** With its content only where that is to be kept. */
export function freshFile(found: FoundFile, take: SetFile['take'], keeps: boolean): SetFile {
  const { name } = found
  // Held only where it is to be kept: `whole` reads it once.
  const read = keeps ? once(() => readBytes(found)) : () => readBytes(found)
  const whole = once((): FileReading => {
    const got = read()
    if ('reason' in got) return { ...nothingRead, diagnostics: [unreadable(name, got.reason)] }
    return readFile(rootSource(name, got.bytes.toString('utf8')), take === 'all' ? 'all' : 'pooled')
  })
  const late = take === 'later'
  const { rules, diagnostics } = late ? nothingRead : whole()
  const got = keeps ? read() : undefined
  const content = got && 'bytes' in got ? got : undefined
  return { name, take, rules, diagnostics, needed: late || isNeeded(whole()), whole, content, logic: undefined }
}

/** `finish` is what a rule becomes beside the others: narrowed by filters of other files. */
export function knownFile(kept: KeptFile, take: SetFile['take'], stamp: string, finish: (rule: Rule) => Rule): SetFile {
  const { name, bytes, needed } = kept
  const whole = once(() => readFile(rootSource(name, bytes.toString('utf8')), take === 'all' ? 'all' : 'pooled'))
  return {
    name,
    take,
    rules: kept.rules.map(({ facts }, index) =>
      knownRule(facts, () => finish(whole().rules[index] ?? emptyRule(facts))),
    ),
    diagnostics: kept.diagnostics.map((facts, index) =>
      diagnosticOf(facts, () => whole().diagnostics[index]?.place ?? nowhere(name)),
    ),
    needed,
    whole,
    content: { stamp, bytes },
    logic: kept.rules.map(({ logic }) => logic),
  }
}

/**
 * The stamp of a file that is as it was kept: by its size and times, else by its content. Nothing where it is another
 * now; the stamp is another one where only the times are.
 */
export function stampOfSame({ path }: FoundFile, { stamp, bytes }: KeptFile): string | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats) return undefined
    if (sizeAndTimes(stats) === stamp) return stamp
    if (stats.size !== bytes.length) return undefined
    const safe = safeStamp(stats)
    return readFileSync(path).equals(bytes) ? safe : undefined
  } catch {
    return undefined
  }
}

function readBytes({ path }: FoundFile): Content | { readonly reason: string } {
  try {
    const stats = statSync(path)
    const { size } = stats
    if (size > largestFile) return { reason: `${size} bytes are more than the ${largestFile} that a rule may have` }
    return { stamp: safeStamp(stats), bytes: readFileSync(path) }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

/** `ctime` too: a copy that keeps the time of writing has another. */
const sizeAndTimes = ({ size, mtimeMs, ctimeMs }: Stats): string => `${size} ${mtimeMs} ${ctimeMs}`

/** None for a file that has just changed: it may change again at the same time by the clock of the disk. */
const safeStamp = (stats: Stats): string =>
  Math.max(stats.mtimeMs, stats.ctimeMs) > Date.now() - clockTick ? '' : sizeAndTimes(stats)

/** The coarsest clocks of file systems count in two seconds. */
const clockTick = 2000
