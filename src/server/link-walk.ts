/** The way of an export from link to link: what is known, what is given out to be written, and what became of it. */
import type { ExportedPage } from './exported-pages.ts'

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

/** Which addresses are known, which are given to somebody, and what became of them. */
export class LinkWalk {
  readonly #known = new Map<string, string>([['/', 'the beginning']])
  #waiting: string[] = ['/']
  /** Texts that a page names which are not its own: their own page mostly writes them. */
  #later: string[] = []
  readonly #exported = new Set<string>()
  readonly #fragments: { readonly link: string; readonly page: string }[] = []
  readonly #places = new Map<string, ReadonlySet<string>>()
  #running = 0
  #stopped = false
  #wake: (() => void)[] = []
  #pages = 0
  #bytes = 0
  #largest: Sized = { address: '', bytes: 0 }
  #largestRule: Sized = { address: '', bytes: 0 }

  /** Of pages. */
  get done(): number {
    return this.#pages
  }

  get known(): number {
    return this.#pages + this.#waiting.length
  }

  /** Empty when all is done; waits while others may still find links. */
  async next(most: number): Promise<readonly string[]> {
    for (;;) {
      if (this.#stopped) return []
      if (this.#waiting.length === 0 && this.#running === 0) {
        this.#waiting = this.#later.filter(address => !this.#exported.has(address))
        this.#later = []
        if (this.#waiting.length === 0) return []
      }
      if (this.#waiting.length > 0) {
        this.#running++
        return this.#waiting.splice(0, most)
      }
      await new Promise<void>(resolve => this.#wake.push(resolve))
    }
  }

  /** What became of one batch. */
  take(pages: readonly ExportedPage[]): void {
    for (const page of pages) this.#note(page)
    this.#running--
    this.#wakeAll()
  }

  stop(): void {
    this.#stopped = true
    this.#wakeAll()
  }

  checkPlaces(): void {
    const lost = this.#fragments.find(({ link }) => {
      const [address = '', fragment = ''] = link.split('#')
      return !this.#places.get(address)?.has(fragment)
    })
    if (lost) throw new DeadLink(`'${lost.link}' is no place; it is linked from '${lost.page}'`)
  }

  exported(): Exported {
    const largest = { ...this.#largest, rule: this.#largestRule }
    return { pages: this.#pages, files: this.#exported.size, bytes: this.#bytes, largest }
  }

  #wakeAll(): void {
    for (const wake of this.#wake.splice(0)) wake()
  }

  #note({ address, status, isHtml, bytes, lost, links, places }: ExportedPage): void {
    if (status !== 200)
      throw new DeadLink(`'${address}' answers ${status}; it is linked from ${this.#known.get(address)}`)
    if (lost !== undefined) throw new DeadLink(`'${address}' has no place '#${lost}'`)
    if (this.#exported.has(address)) return
    this.#exported.add(address)
    this.#bytes += bytes
    if (!isHtml) return
    this.#pages++
    if (bytes > this.#largest.bytes) this.#largest = { address, bytes }
    if (bytes > this.#largestRule.bytes && /^\/rules\/(?!by\/|page\/)./.test(address))
      this.#largestRule = { address, bytes }
    if (places) this.#places.set(address, new Set(places))
    for (const link of links) {
      const [target = '', fragment] = link.split('#')
      if (fragment !== undefined) this.#fragments.push({ link, page: address })
      if (this.#known.has(target)) continue
      this.#known.set(target, `'${address}'`)
      if (target.endsWith('/')) this.#waiting.push(target)
      else this.#later.push(target)
    }
  }
}
