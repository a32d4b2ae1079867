/**
 * How long the catalog takes: to be built cold and warm, to answer 50 requests that come at the same moment, in this process and
 * over HTTP, to be searched, to be exported; and its largest pages. `bench/catalog.ts [PATH…]`; `--builds` says the builds alone; commands run from `dist/`
 * where it is there.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { buildLibrary } from '../src/catalog/library.ts'
import { findRules } from '../src/catalog/query.ts'
import { readRules } from '../src/rules/read.ts'
import { makeAnswers, makeApp } from '../src/server/app.ts'
import { keepPages } from '../src/server/kept-pages.ts'
import { listen } from '../src/server/listen.ts'
import { openSite } from '../src/server/site.ts'
import { sharedPath } from '../test/shared.ts'
import { median } from './measure.ts'

const given = process.argv.slice(2).filter(word => !word.startsWith('--'))
const roots = given.length > 0 ? given : ['splunk', 'sigma', 'elastic'].map(name => sharedPath('corpus', name))
const atOnce = 50

const say = (name: string, figure: string): void => {
  process.stdout.write(`${name.padEnd(44)} ${figure}\n`)
}
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(2)} s`

compareBuilds()
if (process.argv.includes('--builds')) process.exit()

let begun = performance.now()
const set = readRules(roots)
say(`read ${set.rules.length} rules`, seconds(begun))
begun = performance.now()
const library = buildLibrary(set)
say('build the catalog', seconds(begun))
say('memory', `${Math.round(process.memoryUsage().rss / 1e6)} MB`)

const every = <T>(items: readonly T[], step: number): readonly T[] => items.filter((_, index) => index % step === 0)
const kinds: Readonly<Record<string, readonly string[]>> = {
  'rule page': every(library.entries, 20).map(({ address }) => address),
  'rule page of SPL': every(
    library.entries.filter(({ rule }) => rule.vendor === 'splunk'),
    10,
  ).map(({ address }) => address),
  'list, no filter': every(
    Array.from(
      { length: Math.min(50, Math.ceil(library.entries.length / 50)) },
      (_, page) => `/rules/?page=${page + 1}`,
    ),
    1,
  ),
  'list, word': ['lsass', 'powershell', 'T1003', '4688', 'rundll32 -enc'].map(
    q => `/rules/?q=${encodeURIComponent(q)}`,
  ),
  'list, logic': ['process_name=rundll32.exe', 'process=*comsvcs*', 'CommandLine=-enc tactic=execution'].map(
    q => `/rules/?q=${encodeURIComponent(q)}&severity=high`,
  ),
  technique: every([...library.techniques.keys()], 5).map(id => `/attack/${id}/`),
  matrix: ['/attack/'],
  events: ['/events/', '/events/microsoft-windows-sysmon/', '/events/microsoft-windows-sysmon/1/'],
  fields: ['/indicators/', '/indicators/process.name/'],
  overlap: ['/overlap/'],
}
say(
  'pages, in this process, without a network',
  `mean work of one; p50 and p99 of the wait where ${atOnce} are asked at the same moment and answered one after another`,
)
for (const [kind, addresses] of Object.entries(kinds)) {
  // new: nothing is kept yet; kept: the same again, once they are packed
  const live = makeApp(makeAnswers({ library, files: false }), keepPages(64 * 1024 * 1024))
  say(`${kind} (${addresses.length}), new`, await askAll(live, addresses))
  await setTimeout(500)
  say(`${kind}, kept`, await askAll(live, addresses))
}

{
  const site = openSite(roots, { files: false })
  const listening = await listen(site.fetch, { host: '127.0.0.1', port: 0 })
  const paths = every(library.entries, 3).map(({ address }) => address)
  say(`over HTTP, ${paths.length} pages of rules, ${atOnce} at once, new`, await askOver(listening.url, paths))
  begun = performance.now()
  await site.prepare(new AbortController().signal)
  say('prepare all pages in another thread', seconds(begun))
  for (const round of ['prepared', 'again', 'once more'])
    say(`over HTTP, the same pages, ${round}`, await askOver(listening.url, paths))
  say('memory', `${Math.round(process.memoryUsage().rss / 1e6)} MB`)
  await listening.close()
}

/** By another process. */
async function askOver(url: string, paths: readonly string[]): Promise<string> {
  const program = join(import.meta.dirname, 'asking.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, url.replace(/\/$/, '')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(paths))
  return text(child.stdout)
}

/** The least of three, as other processes only ever make it longer; the cache is in a folder of its own. */
function compareBuilds(): void {
  const cache = mkdtempSync(join(tmpdir(), 'harrier-cache-'))
  const least = (run: () => void): string => {
    const times = [1, 2, 3].map(() => {
      const from = performance.now()
      run()
      return performance.now() - from
    })
    return `${(Math.min(...times) / 1000).toFixed(2)} s`
  }
  const build = (folder?: string) => (): void => {
    const set = readRules(roots, { cache: folder })
    buildLibrary(set)
    set.keep()
  }
  say('cold: read and build the whole catalog', `${least(build())}, the least of three in one process`)
  build(cache)()
  say('warm: the same', least(build(cache)))
  const built = join(import.meta.dirname, '..', 'dist', 'cli', 'main.js')
  const program = existsSync(built) ? [built] : ['--import', 'tsx', join(import.meta.dirname, '../src/cli/main.ts')]
  const harrier =
    (...words: readonly string[]) =>
    (): void => {
      spawnSync(process.execPath, [...program, ...words], { env: { ...process.env, XDG_CACHE_HOME: cache } })
    }
  const rules = ['rules', ...roots.flatMap(root => ['-r', root]), '-o', join(cache, 'rules.csv')]
  say('harrier --version: start of the program', least(harrier('--version')))
  say('cold: harrier rules --no-cache', least(harrier(...rules, '--no-cache')))
  harrier(...rules)()
  say('warm: harrier rules', least(harrier(...rules)))
  rmSync(cache, { recursive: true, force: true })
}

async function askAll(live: ReturnType<typeof makeApp>, addresses: readonly string[]): Promise<string> {
  const times: number[] = []
  const started = performance.now()
  for (let at = 0; at < addresses.length; at += atOnce) {
    const asked = performance.now()
    const ask = async (address: string): Promise<void> => {
      const answer = await live.request(address, { headers: { 'accept-encoding': 'gzip' } })
      await answer.arrayBuffer()
      // what these rules have not is left out
      if (answer.status === 200) times.push(performance.now() - asked)
    }
    await Promise.all(addresses.slice(at, at + atOnce).map(ask))
  }
  if (times.length === 0) return 'no such page'
  const sorted = times.toSorted((a, b) => a - b)
  const share = (part: number): string => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(1)
  return `${((performance.now() - started) / times.length).toFixed(2)} ms; ${share(0.5)} ms, ${share(0.99)} ms`
}

for (const query of ['process_name=rundll32.exe', 'lsass', 'rundll32 -enc', 'T1003', 'process=*comsvcs*']) {
  const times = Array.from({ length: 9 }, () => {
    const from = performance.now()
    findRules(query, library)
    return performance.now() - from
  })
  say(`search ${query}, of 9`, `first ${(times[0] ?? 0).toFixed(1)} ms, then ${median(times).toFixed(1)} ms`)
}

const cache = mkdtempSync(join(tmpdir(), 'harrier-cache-'))
openSite(roots, { files: true, cache })
for (const threads of [0, undefined]) {
  const folder = mkdtempSync(join(tmpdir(), 'harrier-catalog-'))
  begun = performance.now()
  const { pages, files, bytes, largest } = await openSite(roots, { files: true, cache }).write(folder, { threads })
  say(
    `export ${pages} pages, ${files} files, ${(bytes / 1e6).toFixed(1)} MB`,
    `${seconds(begun)} ${threads === 0 ? 'on one thread' : ''}`,
  )
  if (threads !== 0) say('largest page', `${largest.address} ${largest.bytes} bytes`)
  if (threads !== 0) say('largest page of a rule', `${largest.rule.address} ${largest.rule.bytes} bytes`)
  rmSync(folder, { recursive: true, force: true })
}
rmSync(cache, { recursive: true, force: true })
