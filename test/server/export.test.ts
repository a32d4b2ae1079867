/** The folder of files is whole: every link has its file, nothing comes from elsewhere, and what does not answer stops it. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'
import type { Answers } from '../../src/server/app.ts'
import { type ExportHelper, exportSite } from '../../src/server/export.ts'
import { pageExporter } from '../../src/server/exported-pages.ts'
import { DeadLink } from '../../src/server/link-walk.ts'
import { openSite } from '../../src/server/site.ts'
import { openFolder } from '../../src/server/written-files.ts'
import { root } from '../house/sources.ts'
import { samples, withFolder } from './site.ts'

test('every link of the files leads to a file, and to a place that is there', () =>
  withFolder({}, async folder => {
    const { library, answers } = samples()
    const { pages, largest } = await exportSite(answers, folder)
    const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.html'))
    assert.equal(written.length, pages)
    for (const name of written) {
      const json = join(folder, dirname(name), 'index.json')
      assert.ok(existsSync(json) && JSON.parse(readFileSync(json, 'utf8')).kind, `${name} has no JSON beside it`)
      assert.match(readFileSync(join(folder, name), 'utf8'), /<link rel=alternate [^>]*href="index\.json"/)
    }
    assert.ok(largest.rule.bytes <= 40 * 1024)
    for (const { slug } of library.entries) assert.ok(existsSync(join(folder, 'rules', slug, 'index.html')), slug)
    for (const name of written) {
      const html = readFileSync(join(folder, name), 'utf8')
      for (const [, attribute, link = ''] of html.matchAll(/\s(href|src|action)="([^"]*)"/g)) {
        if (/^(?:https?|data):/.test(link)) {
          assert.equal(attribute, 'href', `${name} loads ${link}`)
          continue
        }
        assert.ok(!link.startsWith('/'), `${name}: ${link} leaves the folder`)
        const [path = '', fragment] = link.replace(/\?[^#]*/, '').split('#')
        const target = path === '' ? join(folder, name) : resolve(dirname(join(folder, name)), path)
        assert.ok(target.startsWith(folder) && existsSync(target), `${name}: ${link}`)
        assert.ok(!target.endsWith('/'), `${name}: ${link} names a folder`)
        if (fragment) assert.ok(readFileSync(target, 'utf8').includes(` id="${fragment}"`), `${name}: ${link}`)
      }
    }
  }))

/** A site of these pages. */
const siteWith =
  (pages: Readonly<Record<string, string>>): Answers =>
  address => {
    const text = pages[address]
    return text === undefined ? { status: 404, type: 'text/html', text: '' } : { status: 200, type: 'text/html', text }
  }

/** Every file below a folder. */
const filesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => statSync(join(folder, name)).isFile())
      .toSorted()
      .map(name => [name, readFileSync(join(folder, name), 'utf8')]),
  )

test('with other threads it is the same site to the byte', () =>
  withFolder({}, async folder => {
    const site = openSite([join(root, 'samples', 'rules')], { files: true })
    const [alone, together] = [join(folder, 'alone'), join(folder, 'together')]
    const exported = await site.write(alone, { threads: 0 })
    assert.deepEqual(await site.write(together, { threads: 2 }), exported)
    assert.deepEqual(filesOf(together), filesOf(alone))
  }))

/** A helper that writes what it is given as `answers` say. */
function helperOf(answers: Answers, folder: string): ExportHelper {
  const files = openFolder(folder)
  const exporter = pageExporter(answers, files)
  return {
    ready: async () => true,
    write: async addresses => exporter.write(addresses),
    settled: async () => {
      await files.settled()
      return files.marks
    },
  }
}

/** So many pages below the front page that nobody writes all of them alone. */
const manyPages: Readonly<Record<string, string>> = (() => {
  const names = Array.from({ length: 200 }, (_, at) => `x${at}`)
  const front = names.map(name => `<a href="${name}/index.html">x</a>`).join('')
  return { '/': front, ...Object.fromEntries(names.map(name => [`/${name}/`, name])) }
})()

test('pages that a helper wrote are part of the export, and of what is kept in mind of it', () =>
  withFolder({}, async folder => {
    const helper = helperOf(siteWith(manyPages), folder)
    const { pages, files } = await exportSite(siteWith(manyPages), folder, { helpers: [helper] })
    const byHelper = await helper.settled()
    assert.ok(byHelper.size > 16, `${byHelper.size}`)
    assert.deepEqual([pages, files], [201, 201])
    const listed = readFileSync(join(folder, '.harrier-files'), 'utf8').trim().split('\n')
    assert.deepEqual(
      listed.map(line => line.split(' ')[2]).toSorted(),
      Object.keys(manyPages)
        .map(address => `${address}index.html`)
        .toSorted(),
    )
  }))

test('what a helper finds wrong stops the export, and so does a helper that fails', () =>
  withFolder({}, async folder => {
    const good = siteWith(manyPages)
    const helper = helperOf(address => ({ ...good(address, ''), status: address === '/' ? 200 : 404 }), folder)
    await assert.rejects(exportSite(good, folder, { helpers: [helper] }), {
      name: 'DeadLink',
      message: /^'\/x\d+\/' answers 404; it is linked from '\/'$/,
    })
    const broken: ExportHelper = { ...helper, write: () => Promise.reject(new Error('broken')) }
    await assert.rejects(exportSite(good, folder, { helpers: [broken] }), new Error('broken'))
  }))

test('a helper that has other rules is given nothing', () =>
  withFolder({}, async folder => {
    const good = siteWith({ '/': '<a href="x/index.html">x</a>', '/x/': 'x' })
    const other: ExportHelper = {
      ready: async () => false,
      write: () => Promise.reject(new Error('asked')),
      settled: async () => new Map(),
    }
    assert.equal((await exportSite(good, folder, { helpers: [other] })).pages, 2)
  }))

test('the search of the files has names, filters, tests and words of the description of every rule', () => {
  const { library, answers } = samples()
  const script = answers('/rules/catalog.js', '').text
  const { rules, facets } = JSON.parse(script.slice(script.indexOf('=') + 1))
  for (const [at, { rule, slug, severity }] of library.entries.entries()) {
    const [name, part, numbers, words, tests, text] = rules[at]
    assert.deepEqual([name, part], [rule.name, slug])
    const named = numbers.map((number: number) => facets[number])
    assert.ok(named.includes(`vendor=${rule.vendor}`) && (!severity || named.includes(`severity=${severity}`)))
    const all = [name, part, words, tests, text].join(' ').toLowerCase()
    for (const word of rule.description.toLowerCase().match(/[a-z]{8,}/g) ?? []) assert.ok(all.includes(word), word)
  }
})

test('a page that does not answer stops the export and names who links to it', () =>
  withFolder({}, async folder => {
    const site = siteWith({ '/': '<a href="x/index.html">x</a>', '/x/': '<a href="../gone/index.html">y</a>' })
    await assert.rejects(exportSite(site, folder), new DeadLink("'/gone/' answers 404; it is linked from '/x/'"))
  }))

test('a page that throws stops the export', () =>
  withFolder({}, async folder => {
    const site: Answers = () => {
      throw new Error('broken')
    }
    await assert.rejects(exportSite(site, folder), new Error('broken'))
  }))

test('a place that is not on the page stops the export', () =>
  withFolder({}, async folder => {
    const site = siteWith({ '/': '<a href="#below">x</a><p id="above">' })
    await assert.rejects(exportSite(site, folder), new DeadLink("'/' has no place '#below'"))
  }))

test('a second export leaves what is the same, removes what the first alone wrote, and nothing of others', () =>
  withFolder({ 'own.txt': 'mine', 'x/own.html': 'mine' }, async folder => {
    const siteOf = (...names: readonly string[]): Answers =>
      siteWith({
        '/': names.map(name => `<a href="${name}/index.html">x</a>`).join(''),
        ...Object.fromEntries(names.map(name => [`/${name}/`, name])),
      })
    const at = (path: string): string => join(folder, path)
    await exportSite(siteOf('x', 'y'), folder)
    const long = new Date(1_000_000_000_000)
    utimesSync(at('y/index.html'), long, long)
    // a list that somebody has changed names nothing outside of the folder
    writeFileSync(at('.harrier-files'), `${readFileSync(at('.harrier-files'), 'utf8')}0123456789abcdef 4 /../own.txt\n`)
    await exportSite(siteOf('y', 'z'), folder)
    assert.equal(statSync(at('y/index.html')).mtimeMs, long.getTime())
    assert.ok(existsSync(at('z/index.html')))
    assert.ok(!existsSync(at('x/index.html')))
    assert.equal(readFileSync(at('own.txt'), 'utf8') + readFileSync(at('x/own.html'), 'utf8'), 'minemine')
  }))
