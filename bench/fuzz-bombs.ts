/** Small files that grow large when they are unpacked: one sound event, and then blank lines or one long line without end. */
import { deflateRawSync, gzipSync } from 'node:zlib'
import { tarFile, zipFile, zipOfMany } from '../test/logs/archives.ts'
import type { Hostile } from './fuzz-hostile.ts'
import { pick, type Random } from './fuzz-random.ts'

const first = Buffer.from('{"a":1}\n')
const megabyte = 2 ** 20
/** Sound ones, as many as a log of that size may have. */
const ofEvents = 'gzip of events'

/** Each may unpack to several hundred megabytes, or to more than any disk holds. */
export function bomb(random: Random): Hostile {
  const kind = pick(Object.keys(bombs), random)
  const bytes = bombs[kind]?.(random)
  if (!bytes) throw new Error(`${kind} is not made`)
  return { kind: `bomb: ${kind}`, bytes, atLeast: 1, said: kind !== ofEvents }
}

const filler = (random: Random): string => pick(['\n', ' ', 'x', '\0', '<Event>', '"'], random)

const bombs: Readonly<Record<string, (random: Random) => Buffer>> = {
  gzip: random => gzipBomb(filler(random), 32),
  [ofEvents]: () => gzipSync(megabytes('{"a":1}\n', 2)),
  'gzip in gzip': random => gzipSync(gzipBomb(filler(random), 4096)),
  zip: random => zipFile({ 'x.json': Buffer.concat([first, megabytes(filler(random), 100)]) }),
  'zip of many': random => {
    const content = Buffer.concat([first, megabytes(filler(random), 64)])
    const packed = deflateRawSync(content)
    return zipOfMany(zipFile({ x: content }), packed.length, 500)
  },
  'tar in gzip': random => gzipSync(tarFile({ 'x.json': Buffer.concat([first, megabytes(filler(random), 100)]) })),
  zstd: random => zstdBomb(pick(['\n', ' ', 'x', '\0'], random), 32_768),
  bzip2: () => Buffer.concat([Buffer.from(packedFirst.bzip2, 'base64'), ...times(64, breaks.bzip2)]),
  xz: () => Buffer.concat([Buffer.from(packedFirst.xz, 'base64'), ...times(256, breaks.xz)]),
}

const times = (count: number, base64: string): Buffer[] =>
  Array.from({ length: count }, () => Buffer.from(base64, 'base64'))

const megabytes = (text: string, count: number): Buffer => Buffer.alloc(count * megabyte, text)

/** Members of gzip one behind the other are one file. */
function gzipBomb(text: string, count: number): Buffer {
  const one = gzipSync(megabytes(text, 8), { level: 9 })
  return Buffer.concat([gzipSync(first), ...Array.from({ length: count / 8 }, () => one)])
}

/** A block of one byte over and over is four bytes for 128 KB. */
function zstdBomb(char: string, blocks: number): Buffer {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38])
  const raw = Buffer.concat([blockHead(0, first.length, false), first])
  const run = Buffer.concat([blockHead(1, 128 * 1024, false), Buffer.from(char)])
  const last = Buffer.concat([blockHead(1, 128 * 1024, true), Buffer.from(char)])
  return Buffer.concat([head, raw, ...Array.from({ length: blocks }, () => run), last])
}

function blockHead(type: number, size: number, last: boolean): Buffer {
  const head = Buffer.alloc(3)
  head.writeUIntLE((size << 3) | (type << 1) | (last ? 1 : 0), 0, 3)
  return head
}

/** `{"a":1}` and a line break, as the tools themselves packed it. */
const packedFirst = {
  bzip2: 'QlpoOTFBWSZTWbrGTdsAAANZgAAQEAAgECAAAAogACIDZQhgEUofF3JFOFCQusZN2w==',
  xz: '/Td6WFoAAAFpIt42AgAhARwAAAAQz1jMAQAHeyJhIjoxfQoARqPodAABHAhEYCrIkEKZDQEAAAAAAVla',
}

/** 16 MB of line breaks by bzip2, 4 MB by xz. */
const breaks = {
  bzip2: 'QlpoOTFBWSZTWcpL6p8AgIDAAIAQAAggADCAKRoBANIBAOLuSKcKEhlJfVPg',
  xz: '/Td6WFoAAAFpIt42AgAhARwAAAAQz1jM//8RAWxdAAVv+7/+o7Fe5fg/sqomVfhocEFwFQ+N/R5MG4pCtxn0aRhxrmYjiopNL6MN2X+m44wjEVPgWRjFdYrid/i2lH8MasDedElk4ulcU7IE2PdEDKtfDW1G6eXDdoi3llestk3haR1v+0uIEGxCy4g/XACP0E6vJiiUcR89jyThcJ6nI1/sKMuF0ZWYin4qkfIndfcZwAaYTZj92K/VkA/EJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1IrdM0eWyBC+d1TPfgpZAk7gMsqbN+1O/DEvS5fqg8+S2ZCkBMO/xCT+HF4WfgLzf+VKEYPqfx83vuaMC5WwI+F84OBwGXEJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1IrdM0eWyBC+d1TPfgpZAk7gMsqbN+1O/DEvEgn5lif/xABKwDsc1On/b6ufDEan7eNMW5wnqcjX+woy4XRlZiKfiqR8id19xnABphNmP3Yr9WQD8QlU/j1kTYxBaWw7m/BcE1HDNGREaqtYB26zrEnGFxZhulmUli+6XasWeTlWwUI+cfarfz7Uit0zR5bIEL53VM9+ClkCTuAyyps37U78MS9Ll+qDz5LZkKQEw7/EJP4cXhZ+AvN/5UoRg+p/Hze+5owLlbAj4Xzg4HAZcQlU/j1kTYxBaWw7m/BcE1HDNGREaqtYB26zrEnGFxZhulmUli+6XasWeTlWwUI+cfarfz7Uit0zR5bIEL53VM9+ClkCTuAyyps37U78MS9Ll+qDz5LZkKQEw7/EJP4cXhZ+AvN/5UoRg+p/Hze+5owLlbAj4Xzg4HAZcQlUQ8/soAB3AAFAEHqpi0AAL74KgIAAcAFgICAAsURvMM+MA2LAgAAAAABWVo=',
}
