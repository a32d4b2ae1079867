/** Has the pages of a site at hand before somebody asks for them. */

export interface PreparedPage {
  readonly address: string
  /** Its HTML as gzip. */
  readonly packed: Uint8Array<ArrayBuffer>
  /** Addresses of the site that it names. */
  readonly links: readonly string[]
}

export interface Preparing {
  /** In their order, and after them what they link to. */
  readonly first: readonly string[]
  /** Of those that are there. */
  render(addresses: readonly string[]): Promise<readonly PreparedPage[]>
  /** Answers whether there is room for more. */
  keep(page: PreparedPage): boolean
  readonly signal: AbortSignal
}

const together = 8

export async function prepare({ first, render, keep, signal }: Preparing): Promise<void> {
  const known = new Set(first)
  const waiting = [...known]
  while (waiting.length > 0 && !signal.aborted)
    for (const page of await render(waiting.splice(0, together))) {
      if (!keep(page)) return
      const fresh = page.links.filter(link => link.endsWith('/') && !known.has(link) && known.add(link))
      waiting.push(...fresh)
    }
}
