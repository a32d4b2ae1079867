/** The transactions that are still open, and which of them an event belongs to by the values of its fields. */

/** Rows of one transaction, as far as it is read: from its newest event backwards. */
export interface OpenTransaction {
  /** Numbers of rows, newest first. */
  readonly rows: number[]
  /** What its events hold in the fields that link: the place of the field, the value. */
  readonly values: Map<number, string>
  newest: number | undefined
  oldest: number | undefined
  /** Whether the event that ends it, and the one that starts it, are there. */
  ended: boolean
  started: boolean
}

/** The values of an event in the fields that link; a field that it lacks is left out. */
export type Links = ReadonlyMap<number, string>

interface Entry {
  readonly transaction: OpenTransaction
  readonly stamp: number
}

/**
 * Events belong together where they share a value and contradict each other nowhere, so that an event with two fields
 * joins those that have one of them. Open transactions are found by the set of fields that they know and the values there,
 * never by looking at all of them.
 */
export class TransactionPool {
  readonly #stamps = new Map<OpenTransaction, number>()
  /** What a transaction is found by, the one touched last on top; entries of former states are skipped. */
  readonly #stacks = new Map<string, Entry[]>()
  /** Every set of fields that a transaction has known. */
  readonly #known = new Map<string, readonly number[]>()
  #clock = 0

  get open(): Iterable<OpenTransaction> {
    return this.#stamps.keys()
  }

  /** Those that share a value with an event and contradict neither it nor each other, the one touched last first. */
  sharing(links: Links): OpenTransaction[] {
    const found = [...this.#known].flatMap(([key, fields]) => this.#sharing(key, fields, links) ?? [])
    found.sort((a, b) => this.#stamp(b) - this.#stamp(a))
    const values = new Map(links)
    return found.filter(({ values: others }) => {
      if (!agree(values, others)) return false
      for (const [field, value] of others) values.set(field, value)
      return true
    })
  }

  /** The one touched last that knows none of the fields of an event. */
  strange(links: Links): OpenTransaction | undefined {
    const tops = [...this.#known].flatMap(([key, fields]) =>
      fields.some(field => links.has(field)) ? [] : (this.#top(`known ${key}`) ?? []),
    )
    return tops.reduce<OpenTransaction | undefined>(
      (best, each) => (best && this.#stamp(best) > this.#stamp(each) ? best : each),
      undefined,
    )
  }

  /** The one touched last that knows no field at all: an event that ends a transaction without sharing its fields. */
  bare(): OpenTransaction | undefined {
    return this.#top('known ')
  }

  /** Keeps a transaction, and its last state as the one touched last. */
  touch(transaction: OpenTransaction): void {
    const stamp = ++this.#clock
    this.#stamps.set(transaction, stamp)
    const fields = [...transaction.values.keys()].sort((a, b) => a - b)
    const key = fields.join()
    this.#known.set(key, fields)
    this.#push(`known ${key}`, { transaction, stamp })
    this.#push(`all ${key} ${valuesAt(fields, transaction.values)}`, { transaction, stamp })
    if (fields.length < 2) return
    for (const field of fields)
      this.#push(`one ${key} ${valuesAt([field], transaction.values)}`, { transaction, stamp })
  }

  drop(transaction: OpenTransaction): void {
    this.#stamps.delete(transaction)
  }

  #sharing(key: string, fields: readonly number[], links: Links): OpenTransaction | undefined {
    const shared = fields.filter(field => links.has(field))
    const [first] = shared
    if (first === undefined) return undefined
    if (shared.length === fields.length) return this.#top(`all ${key} ${valuesAt(fields, links)}`)
    const one = `one ${key} ${valuesAt([first], links)}`
    if (shared.length === 1) return this.#top(one)
    const stack = this.#stacks.get(one) ?? []
    return stack.findLast(entry => this.#holds(entry) && agree(entry.transaction.values, links))?.transaction
  }

  #stamp(transaction: OpenTransaction): number {
    return this.#stamps.get(transaction) ?? 0
  }

  #holds({ transaction, stamp }: Entry): boolean {
    return this.#stamps.get(transaction) === stamp
  }

  #top(key: string): OpenTransaction | undefined {
    const stack = this.#stacks.get(key)
    for (let entry = stack?.at(-1); stack && entry; entry = stack.at(-1)) {
      if (this.#holds(entry)) return entry.transaction
      stack.pop()
    }
    return undefined
  }

  #push(key: string, entry: Entry): void {
    const stack = this.#stacks.get(key)
    if (!stack) this.#stacks.set(key, [entry])
    else if (stack.at(-1)?.transaction === entry.transaction) stack[stack.length - 1] = entry
    else stack.push(entry)
  }
}

// Values are JSON on one line, so a line each keeps them apart.
const valuesAt = (fields: readonly number[], values: Links): string =>
  fields.map(field => `${field} ${values.get(field)}`).join('\n')

const agree = (a: Links, b: Links): boolean => [...a].every(([field, value]) => !b.has(field) || b.get(field) === value)
