/** Pages that were rendered once are answered from what is kept of them, the same to the byte, packed for who takes that. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { makeAnswers, makeApp } from '../../src/server/app.ts'
import { keepPages, unpacked } from '../../src/server/kept-pages.ts'
import { type PreparedPage, prepare } from '../../src/server/prepare.ts'
import { openSite } from '../../src/server/site.ts'
import { root } from '../house/sources.ts'
import { samples } from './site.ts'

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

test('a page that is kept is the page, packed where that is taken', async () => {
  const { library } = samples()
  let rendered = 0
  const answers = makeAnswers({ library, files: false })
  const kept = keepPages(1_000_000)
  const app = makeApp((address, query) => {
    rendered++
    return answers(address, query)
  }, kept)
  const first = await (await app.request('/rules/')).text()
  while (!kept.get('/rules/')) await setTimeout(1)
  const plain = await app.request('/rules/')
  const packed = await app.request('/rules/', { headers: { 'accept-encoding': 'br, gzip' } })
  assert.equal(rendered, 1)
  assert.equal(await plain.text(), first)
  assert.equal(plain.headers.get('content-encoding'), null)
  assert.equal(packed.headers.get('content-encoding'), 'gzip')
  assert.equal(gunzipSync(await packed.arrayBuffer()).toString(), first)
  for (const name of ['content-type', 'content-security-policy', 'vary'])
    assert.equal(packed.headers.get(name), plain.headers.get(name))
})

test('what is missing is not kept, and a question is another page', async () => {
  const { library } = samples()
  const kept = keepPages(1_000_000)
  const app = makeApp(makeAnswers({ library, files: false }), kept)
  await app.request('/rules/none/')
  await app.request('/rules/?q=lsass')
  while (!kept.get('/rules/?q=lsass')) await setTimeout(1)
  assert.equal(kept.get('/rules/none/'), undefined)
  assert.equal(kept.get('/rules/'), undefined)
})

test('the longest unasked goes when there is no room', async () => {
  const noise = (seed: number): string => Array.from({ length: 300 }, (_, at) => (at * seed * 7919) % 100_003).join(' ')
  const kept = keepPages(8000)
  for (let at = 1; at <= 20; at++) {
    await kept.put(`page ${at}`, noise(at))
    kept.get('page 1')
  }
  assert.ok(kept.get('page 1'), 'asked again and again')
  assert.equal(kept.get('page 2'), undefined)
  assert.equal(textOf(unpacked(kept.get('page 20') ?? new Uint8Array())), noise(20))
})

test('pages are prepared from link to link, until there is no room', async () => {
  const links: Readonly<Record<string, readonly string[]>> = {
    '/': ['/one/', '/site.css'],
    '/one/': ['/two/', '/one/index.json', '/gone/'],
    '/two/': ['/one/'],
    '/three/': [],
  }
  const asked: string[] = []
  const kept: string[] = []
  const { signal } = new AbortController()
  const render = async (addresses: readonly string[]): Promise<readonly PreparedPage[]> => {
    asked.push(...addresses)
    return addresses.flatMap(address => {
      const found = links[address]
      return found ? [{ address, packed: new Uint8Array(), links: found }] : []
    })
  }
  const keep = ({ address }: PreparedPage): boolean => kept.push(address) < 5
  await prepare({ first: ['/', '/three/'], render, keep, signal })
  assert.deepEqual(asked, ['/', '/three/', '/one/', '/two/', '/gone/'])
  assert.deepEqual(kept, ['/', '/three/', '/one/', '/two/'])
  asked.length = 0
  await prepare({ first: ['/', '/three/'], render, keep: () => false, signal })
  assert.deepEqual(asked, ['/', '/three/'])
})

test('a site that is prepared answers with what its thread has rendered, the same to the byte', async () => {
  const roots = [join(root, 'samples', 'rules')]
  const prepared = openSite(roots, { files: false })
  await prepared.prepare(new AbortController().signal)
  for (const address of ['/', '/rules/', '/attack/', '/attack/T1003/', '/overlap/']) {
    const ask = (encoding: string): Response | Promise<Response> =>
      prepared.fetch(new Request(`http://127.0.0.1${address}`, { headers: { 'accept-encoding': encoding } }))
    const packed = await ask('gzip')
    assert.equal(packed.headers.get('content-encoding'), 'gzip', address)
    const text = gunzipSync(await packed.arrayBuffer()).toString()
    assert.equal(text, prepared.answers(address, '').text)
    assert.equal(await (await ask('identity')).text(), text)
  }
})

test('what is being prepared can be stopped', async () => {
  const stop = new AbortController()
  const work = openSite([join(root, 'samples', 'rules')], { files: false }).prepare(stop.signal)
  stop.abort()
  await work
})
