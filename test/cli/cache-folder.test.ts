/** Where rules are kept on each platform, and what turns it off. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { readArguments } from '../../src/cli/arguments.ts'
import { cacheFolder } from '../../src/cli/cache-folder.ts'
import { verbs } from '../../src/cli/verbs.ts'
import { openHarrier } from '../../src/harrier.ts'

const flags = verbs.find(({ name }) => name === 'rules')?.flags ?? []
const folderOf = (env: Readonly<Record<string, string>>, platform: string, ...words: string[]): string | undefined =>
  cacheFolder(readArguments(words, flags).arguments, { env, platform })

test('rules are kept where the platform keeps what can be made again', () => {
  assert.equal(folderOf({ XDG_CACHE_HOME: '/c', HOME: '/h' }, 'linux'), '/c/harrier')
  assert.equal(folderOf({ HOME: '/h' }, 'linux'), '/h/.cache/harrier')
  assert.equal(folderOf({ HOME: '/h' }, 'darwin'), '/h/Library/Caches/harrier')
  assert.equal(folderOf({ LOCALAPPDATA: '/l', HOME: '/h' }, 'win32'), '/l/harrier')
})

test('nowhere without a folder, where it is relative, or where it is turned off', () => {
  assert.equal(folderOf({}, 'linux'), undefined)
  assert.equal(folderOf({ XDG_CACHE_HOME: '', HOME: '' }, 'linux'), undefined)
  assert.equal(folderOf({ XDG_CACHE_HOME: 'here', HOME: '/h' }, 'linux'), '/h/.cache/harrier')
  assert.equal(folderOf({ HOME: '/h' }, 'linux', '--no-cache'), undefined)
})

test('verbs that look at a whole catalog can be told to read it all again', () => {
  const able = verbs.filter(verb => verb.flags.some(({ name }) => name === 'no-cache')).map(({ name }) => name)
  assert.deepEqual(able, ['explain', 'rules', 'serve', 'export'])
})

test('the list and the explanation are the same with kept rules', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'harrier-cache-'))
  const [rules, cache] = [join(folder, 'rules'), join(folder, 'cache')]
  try {
    mkdirSync(rules)
    for (let count = 0; count < 220; count++)
      writeFileSync(
        join(rules, `rule_${count}.yml`),
        `name: Rule ${count}\nid: rule-${count}\nsearch: \`sysmon\` EventCode=${count} Image="*\\\\a${count % 7}.exe"\ntype: TTP\n`.replace(
          'search: ',
          'search: >-\n  ',
        ),
      )
    const harrier = await openHarrier()
    const ask = async (kept?: string): Promise<object> => ({
      rows: await harrier.rules({ rules: [rules], query: 'Image=a3.exe', unsupported: false, cache: kept }),
      explained: await harrier.explain({ what: 'rule-17', rules: [rules], cache: kept }),
    })
    const read = await ask()
    assert.equal(existsSync(cache), false)
    assert.deepEqual(await ask(cache), read)
    assert.equal(readdirSync(cache).length, 1)
    assert.deepEqual(JSON.parse(JSON.stringify(await ask(cache))), JSON.parse(JSON.stringify(read)))
    await harrier.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
