/** Writes the site as a folder of files: every page that a link leads to, and nothing that does not answer. */
import { setImmediate } from 'node:timers/promises'
import type { Answers } from './app.ts'
import { linksOf } from './links.ts'
import { openFolder } from './written-files.ts'

export interface Exported {
  readonly pages: number
  readonly files: number
  readonly bytes: number
  /** Of HTML. */
  readonly largest: Sized & { readonly rule: Sized }
}

interface Sized {
  readonly address: string
  readonly bytes: number
}

/** A link on a page that leads nowhere: our own mistake, so the export stops. */
export class DeadLink extends Error {
  override readonly name = 'DeadLink'
}

export interface ExportOptions {
  readonly onProgress?: (done: number, known: number) => void
  readonly signal?: AbortSignal
}

const together = 16
/** Files that are not written yet, from which on no more are made. */
const mostUnwritten = 256

/** Follows the links from the front page on, so that what is written is whole: a page without its links does not exist. */
export async function exportSite(
  answers: Answers,
  folder: string,
  { onProgress, signal }: ExportOptions = {},
): Promise<Exported> {
  const known = new Map<string, string>([['/', 'the beginning']])
  const waiting: string[] = ['/']
  const fragments: { readonly target: string; readonly page: string }[] = []
  const ids = new Map<string, ReadonlySet<string>>()
  const written = openFolder(folder)
  let pages = 0
  let bytes = 0
  let largest: Sized = { address: '', bytes: 0 }
  let largestRule: Sized = largest

  const write = (address: string): void => {
    const { status, type, text } = answers(address, '')
    if (status !== 200) throw new DeadLink(`'${address}' answers ${status}; it is linked from ${known.get(address)}`)
    written.write(fileOf(address), text)
    const size = Buffer.byteLength(text)
    bytes += size
    if (!type.startsWith('text/html')) return
    pages++
    if (size > largest.bytes) largest = { address, bytes: size }
    if (size > largestRule.bytes && /^\/rules\/(?!by\/|page\/)./.test(address)) largestRule = { address, bytes: size }
    const links = linksOf(text, address)
    const beside: string[] = []
    for (const { target, fragment } of links) {
      if (target === address) {
        if (fragment !== '' && !text.includes(` id="${fragment}"`))
          throw new DeadLink(`'${address}' has no place '#${fragment}'`)
        continue
      }
      if (!known.has(target)) {
        known.set(target, `'${address}'`)
        if (target.endsWith('/') || !target.startsWith(address)) waiting.push(target)
        else beside.push(target)
      }
      if (fragment !== '') fragments.push({ target: `${target}#${fragment}`, page: address })
    }
    if (wanted(address)) ids.set(address, idsOf(text))
    // while its facts are at hand
    for (const target of beside) write(target)
  }

  for (let done = 0; done < waiting.length && !signal?.aborted; ) {
    const batch = waiting.slice(done, done + together)
    for (const address of batch) write(address)
    done += batch.length
    onProgress?.(done, waiting.length)
    // a key that stops the export is heard between two batches
    await setImmediate()
    await written.settled(mostUnwritten)
  }
  await written.settled()
  written.close(!signal?.aborted)
  const lost = signal?.aborted ? undefined : fragments.find(({ target }) => !hasFragment(target, ids))
  if (lost) throw new DeadLink(`'${lost.target}' is no place; it is linked from '${lost.page}'`)
  return { pages, files: known.size, bytes, largest: { ...largest, rule: largestRule } }
}

/** Pages whose places other pages name; within a page its own are looked at as it is read. */
const wanted = (address: string): boolean => /^\/(?:attack|indicators\/[^/]+(?:\/page\/\d+)?)\/$/.test(address)

function hasFragment(target: string, ids: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const [address = '', fragment = ''] = target.split('#')
  return ids.get(address)?.has(fragment) ?? false
}

const fileOf = (address: string): string => (address.endsWith('/') ? `${address}index.html` : address)

const idsOf = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id))
