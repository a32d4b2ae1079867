/** Inflates xz with the WebAssembly of `xz-decompress`, driven here: stream after stream, and within bounded memory. */
import xzDecompress from 'xz-decompress'
import type { Pieces } from './pieces.ts'

/** A dictionary is 64 MB at the highest preset of `xz`. */
const maxMemory = 160 * 2 ** 20
const ok = 0
const end = 1

/** Throws, after all that could be inflated, where the file is cut or broken. */
export async function* unxz(pieces: Pieces): AsyncGenerator<Uint8Array> {
  const decoder = new Decoder(idle.pop() ?? (await newInstance()))
  try {
    for await (const piece of withoutBreak(pieces)) {
      for (let at = 0; at < piece.length; ) {
        at += decoder.feed(piece.subarray(at))
        yield* decoder.pieces(false)
      }
    }
    // Nothing more to eat is how it learns of the end.
    decoder.feed(new Uint8Array(0))
    yield* decoder.pieces(true)
  } finally {
    decoder.close()
  }
}

/** A line break behind the end, which a transfer may have added, is no part of the file: that ends with `YZ`, or zero bytes. */
async function* withoutBreak(pieces: Pieces): AsyncGenerator<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0)
  for await (const piece of pieces) {
    const bytes = held.length === 0 ? piece : Buffer.concat([held, piece])
    const isBreak = (at: number) => bytes[at] === 10 || bytes[at] === 13
    let { length } = bytes
    while (length > bytes.length - 2 && isBreak(length - 1)) length -= 1
    held = bytes.subarray(length)
    yield bytes.subarray(0, length)
  }
}

/** What the module of version 0.2 exports; see its own `XzContext`, which reads one stream only and locks out all others. */
interface Xz {
  readonly memory: { readonly buffer: ArrayBuffer }
  create_context(): number
  destroy_context(context: number): void
  supply_input(context: number, size: number): void
  get_next_output(context: number): number
}

interface XzModule {
  _moduleInstance?: { readonly exports: Xz }
  _getModuleInstance(): Promise<void>
}

/** Instances that no file is being read with; starting one takes some milliseconds. */
const idle: Xz[] = []
/** The memory of an instance only ever grows: a larger one is not kept. */
const maxIdle = 2 ** 24

/** One for each file that is being read. */
async function newInstance(): Promise<Xz> {
  const module = xzDecompress.XzReadableStream as unknown as XzModule
  await module._getModuleInstance()
  const made = module._moduleInstance
  if (!made) throw new Error('the decoder of xz does not start')
  return made.exports
}

/**
 * Streams of xz one behind the other. The context of the module starts with the size of its buffers, then address, place
 * and size of the input, then the same of the output.
 */
class Decoder {
  private readonly xz: Xz
  private readonly context: number
  /** False where the module itself broke off. */
  private sound = true

  constructor(xz: Xz) {
    this.xz = xz
    this.context = xz.create_context()
  }

  /** How many of the bytes it has taken; the pieces that they yield must be read before it takes more. */
  feed(bytes: Uint8Array): number {
    const size = Math.min(this.word(0), bytes.length)
    new Uint8Array(this.xz.memory.buffer).set(bytes.subarray(0, size), this.word(1))
    this.xz.supply_input(this.context, size)
    return size
  }

  close(): void {
    if (!this.sound || this.xz.memory.buffer.byteLength > maxIdle) return
    this.xz.destroy_context(this.context)
    idle.push(this.xz)
  }

  *pieces(last: boolean): Generator<Uint8Array> {
    for (;;) {
      this.sound = false
      const result = this.xz.get_next_output(this.context)
      this.sound = true
      const { buffer } = this.xz.memory
      if (buffer.byteLength > maxMemory) throw new Error(`it asks for more than ${maxMemory} bytes of memory`)
      const size = this.word(5)
      if (size > 0) yield new Uint8Array(buffer).slice(this.word(4), this.word(4) + size)
      new Uint32Array(buffer, this.context)[5] = 0
      if (result !== ok && result !== end) throw new Error(reasons.get(result) ?? 'xz data is broken')
      // A full buffer may not have held all that there is.
      if (result === end || (!last && size < this.word(0) && this.word(2) === this.word(3))) return
    }
  }

  private word(index: number): number {
    return new Uint32Array(this.xz.memory.buffer, this.context)[index] ?? 0
  }
}

/** The results of XZ Embedded. */
const reasons: ReadonlyMap<number, string> = new Map([
  [3, 'it asks for more memory than there is'],
  [4, 'it asks for more memory than it may'],
  [5, 'it is no xz'],
  [6, 'a filter or a check of xz is not known'],
  [7, 'xz data is broken'],
  [8, 'unexpected end of file'],
])
