/** Pages of an export, written with the texts beside them; each says where it leads. */
import type { Answer, Answers } from './app.ts'
import { linksOf } from './links.ts'
import type { WrittenFiles } from './written-files.ts'

/** What became of one address. */
export interface ExportedPage {
  readonly address: string
  readonly status: Answer['status']
  readonly isHtml: boolean
  readonly bytes: number
  /** A place that the page names on itself and has not. */
  readonly lost?: string
  /** Links to others that no earlier page of these named: `/rules/x/#file`. */
  readonly links: readonly string[]
  /** Places that other pages may name. */
  readonly places?: readonly string[]
}

export interface PageExporter {
  /** The pages, and the texts beside them while their facts are at hand. */
  write(addresses: readonly string[]): readonly ExportedPage[]
}

/** Files that are not written yet, from which on no more are made. */
export const mostUnwritten = 256

export function pageExporter(answers: Answers, files: WrittenFiles): PageExporter {
  const written = new Set<string>()
  const named = new Set<string>()

  const write = (address: string): ExportedPage => {
    written.add(address)
    const { status, type, text } = answers(address, '')
    const isHtml = type.startsWith('text/html')
    const page = { address, status, isHtml, bytes: Buffer.byteLength(text), links: [] }
    if (status !== 200) return page
    files.write(fileOf(address), text)
    if (!isHtml) return page
    const found = linksOf(text, address)
    const own = found.filter(({ target, fragment }) => target === address && fragment !== '')
    const lost = own.find(({ fragment }) => !text.includes(` id="${fragment}"`))?.fragment
    const others = found.filter(({ target }) => target !== address)
    const links = others.map(({ target, fragment }) => (fragment === '' ? target : `${target}#${fragment}`))
    return {
      ...page,
      ...(lost !== undefined && { lost }),
      links: links.filter(link => !named.has(link) && named.add(link)),
      ...(isNamedWithin(address) && { places: placesOf(text) }),
    }
  }

  return {
    write: addresses =>
      addresses.flatMap(address => {
        if (written.has(address)) return []
        const page = write(address)
        const beside = page.links.filter(link => isBeside(link, address) && !written.has(link))
        return [page, ...beside.map(write)]
      }),
  }
}

/** A text or JSON of the page itself. */
const isBeside = (link: string, address: string): boolean =>
  address !== '/' && link.startsWith(address) && /^[^/#]+$/.test(link.slice(address.length))

/** Pages whose places other pages name. */
const isNamedWithin = (address: string): boolean => /^\/(?:attack|indicators\/[^/]+(?:\/page\/\d+)?)\/$/.test(address)

const fileOf = (address: string): string => (address.endsWith('/') ? `${address}index.html` : address)

const placesOf = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)),
]
