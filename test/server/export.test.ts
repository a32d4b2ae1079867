/** The folder of files is whole: every link has its file, nothing comes from elsewhere, and what does not answer stops it. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'
import type { Answers } from '../../src/server/app.ts'
import { DeadLink, exportSite } from '../../src/server/export.ts'
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
