/** Pages that were rendered, kept packed, so that all of a catalog have room: bounded, the longest unasked goes first. */
import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'

export interface KeptPages {
  /** The page as gzip. */
  get(address: string): Uint8Array<ArrayBuffer> | undefined
  /** Kept once it is packed, beside the work of this thread. */
  put(address: string, html: string): Promise<void>
  /** What is packed already. */
  keep(address: string, page: Uint8Array<ArrayBuffer>): void
  /** There is hardly room for what nobody asked for. */
  isFull(): boolean
}

const pack = promisify(gzip)

/** The fastest level: a quarter of the page; the usual one saves a tenth of that, in half as much time again. */
export const packing = { level: 1 }

export const unpacked = (page: Uint8Array): Uint8Array<ArrayBuffer> => gunzipSync(page)

/** A catalog does not change while it is served: who reads rules anew begins with nothing kept. */
export function keepPages(mostBytes: number): KeptPages {
  const pages = new Map<string, Uint8Array<ArrayBuffer>>()
  let size = 0
  const keep = (address: string, page: Uint8Array<ArrayBuffer>): void => {
    if (page.length > mostBytes / 8) return
    size += page.length - (pages.get(address)?.length ?? 0)
    pages.delete(address)
    pages.set(address, page)
    for (const [oldest, { length }] of pages) {
      if (size <= mostBytes) break
      pages.delete(oldest)
      size -= length
    }
  }
  return {
    get(address) {
      const page = pages.get(address)
      if (page === undefined) return undefined
      pages.delete(address)
      pages.set(address, page)
      return page
    },
    async put(address, html) {
      keep(address, await pack(html, packing))
    },
    keep,
    isFull: () => size > mostBytes * 0.9,
  }
}
