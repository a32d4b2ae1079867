/** Writes the site as a folder of files: every page that a link leads to, and nothing that does not answer. */
import { setImmediate } from 'node:timers/promises'
import type { Answers } from './app.ts'
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
  }
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

interface FoundLink {
  readonly target: string
  readonly fragment: string
}

/** Every address of this site that the page names; a fragment of the page itself must be there. */
function linksOf(html: string, address: string): readonly FoundLink[] {
  const found = new Map<string, FoundLink>()
  for (const [, , raw = ''] of html.matchAll(/ (href|src|action)="([^"]*)"/g)) {
    const link = raw.replaceAll('&amp;', '&')
    if (/^[a-z]+:/i.test(link) || found.has(link)) continue
    if (link.startsWith('#')) {
      if (!html.includes(` id="${link.slice(1)}"`)) throw new DeadLink(`'${address}' has no place '${link}'`)
      continue
    }
    const { target, fragment } = resolved(link, address)
    found.set(link, { target: target.replace(/(?<=\/)index\.html$/, ''), fragment })
  }
  return [...found.values()]
}

/** As a browser does it; the site's links are relative and name nothing that has to be escaped. */
function resolved(link: string, address: string): FoundLink {
  const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(link) ?? []
  if (path === '') return { target: address, fragment }
  const parts = path.startsWith('/') ? [] : address.slice(0, address.lastIndexOf('/')).split('/')
  for (const part of path.split('/'))
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  return { target: `/${parts.filter((part, at) => part !== '' || at === parts.length - 1).join('/')}`, fragment }
}

const idsOf = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id))
