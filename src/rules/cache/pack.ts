/** Values as a table of texts and a row of whole numbers: quick to read back, and nothing in it is a program or a name of ours. */

export interface Packed {
  /** Each once. */
  readonly texts: readonly string[]
  readonly numbers: Int32Array
}

export interface Packer {
  text(value: string): void
  maybe(value: string | undefined): void
  /** Whole, of 31 bits. */
  number(value: number): void
  flag(value: boolean): void
  list<T>(items: readonly T[], write: (item: T) => void): void
  packed(): Packed
}

export function packer(): Packer {
  const texts = new Map<string, number>()
  const numbers: number[] = []
  const indexOf = (value: string): number => {
    const known = texts.get(value)
    if (known !== undefined) return known
    texts.set(value, texts.size)
    return texts.size - 1
  }
  return {
    text: value => void numbers.push(indexOf(value)),
    maybe: value => void numbers.push(value === undefined ? -1 : indexOf(value)),
    number: value => void numbers.push(value),
    flag: value => void numbers.push(value ? 1 : 0),
    list(items, write) {
      numbers.push(items.length)
      for (const item of items) write(item)
    },
    packed: () => ({ texts: [...texts.keys()], numbers: Int32Array.from(numbers) }),
  }
}

/** Throws `Damaged` where what is asked for is not there. */
export interface Unpacker {
  text(): string
  maybe(): string | undefined
  /** Not negative. */
  number(): number
  flag(): boolean
  choice<T extends string>(choices: readonly T[]): T
  list<T>(read: () => T): readonly T[]
  /** Nothing is left. */
  end(): void
}

export class Damaged extends Error {}

export function unpacker({ texts, numbers }: Packed): Unpacker {
  let at = 0
  const next = (): number => {
    const value = numbers[at++]
    if (value === undefined) throw new Damaged('too short')
    return value
  }
  const textAt = (index: number): string => {
    const value = texts[index]
    if (typeof value !== 'string') throw new Damaged('no text')
    return value
  }
  const number = (): number => {
    const value = next()
    if (value < 0) throw new Damaged('no number')
    return value
  }
  return {
    text: () => textAt(next()),
    maybe() {
      const index = next()
      return index === -1 ? undefined : textAt(index)
    },
    number,
    flag: () => number() === 1,
    choice(choices) {
      const value = textAt(next())
      const found = choices.find(choice => choice === value)
      if (found === undefined) throw new Damaged('no choice')
      return found
    },
    list(read) {
      const length = number()
      // Each item has a number of its own at least.
      if (length > numbers.length - at) throw new Damaged('too long')
      const items = []
      for (let count = 0; count < length; count++) items.push(read())
      return items
    },
    end() {
      if (at !== numbers.length) throw new Damaged('too much')
    },
  }
}
