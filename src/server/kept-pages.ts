/** Pages that were rendered lately, so that the same question is answered at once: bounded, the longest unasked goes first. */

export interface KeptPages {
  get(address: string): string | undefined
  put(address: string, html: string): void
}

/** A catalog does not change while it is served: who reads rules anew begins with nothing kept. */
export function keepPages(mostCharacters: number): KeptPages {
  const pages = new Map<string, string>()
  let size = 0
  return {
    get(address) {
      const html = pages.get(address)
      if (html === undefined) return undefined
      pages.delete(address)
      pages.set(address, html)
      return html
    },
    put(address, html) {
      if (html.length > mostCharacters / 8) return
      size += html.length - (pages.get(address)?.length ?? 0)
      pages.delete(address)
      pages.set(address, html)
      for (const [oldest, text] of pages) {
        if (size <= mostCharacters) break
        pages.delete(oldest)
        size -= text.length
      }
    },
  }
}
