/** Pages in a real browser: where it is found, and the site over the samples, live and as files. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { exportSite } from '../../src/server/export.ts'
import { listen } from '../../src/server/listen.ts'
import { root } from '../house/sources.ts'
import { siteOf } from '../server/site.ts'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const executablePath = [process.env['HARRIER_CHROMIUM'], ...usual].find(path => path && existsSync(path))

/** `{ skip }` for node:test: false where a browser is there, else the reason. */
export const needsBrowser: { skip: false | string } = {
  skip: executablePath ? false : 'needs Chromium (HARRIER_CHROMIUM names its program)',
}

export interface Opened {
  readonly browser: Browser
  /** `http://127.0.0.1:…` and `file:///…`, without the slash at their end. */
  readonly live: string
  readonly files: string
  /** Of every page, below either. */
  readonly addresses: readonly string[]
}

/** All that the work needs, gone when it is done. */
export async function withBrowser(work: (opened: Opened) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'harrier-pages-'))
  const rules = mkdtempSync(join(tmpdir(), 'harrier-rules-'))
  for (const [name, text] of alikeRules()) writeFileSync(join(rules, name), text)
  const site = siteOf(join(root, 'samples', 'rules'), rules)
  const listening = await listen(request => site.live.fetch(request), { host: '127.0.0.1', port: 0 })
  try {
    await exportSite(site.answers, folder)
    const browser = await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
    try {
      await work({
        browser,
        addresses: addressesOf(folder),
        live: listening.url.replace(/\/$/, ''),
        files: pathToFileURL(folder).href,
      })
    } finally {
      await browser.close()
    }
  } finally {
    await listening.close()
    for (const made of [folder, rules]) rmSync(made, { recursive: true, force: true })
  }
}

/** So many that what they look for has a page of its own, and one of words without an end. */
const alikeRules = (): readonly (readonly [name: string, text: string])[] => [
  ['long.yml', longRule],
  ...Array.from({ length: 8 }, (_, at): readonly [name: string, text: string] => [
    `alike-${at}.yml`,
    `title: Tool started ${at}
id: 5e7b2b2e-0e0a-4f6e-9a55-00000000000${at}
level: high
tags: [attack.t1059.001]
logsource: {product: windows, category: process_creation}
detection:
  selection: {Image|endswith: '\\\\tool.exe', CommandLine|contains: ' --run-${at} '}
  condition: selection
`,
  ]),
]

const long = 'x'.repeat(600)

const longRule = `title: Name ${long}
id: 5e7b2b2e-0e0a-4f6e-9a55-000000000010
description: About ${long}
level: low
logsource: {product: windows, category: process_creation}
detection:
  selection_${long.slice(0, 80)}: {Image|endswith: ['\\\\a.exe', '${long}'], ${long.slice(0, 60)}: a}
  filter:
    a_field_of_a_long_name_as_vendors_have_them|startswith: b
  condition: 1 of selection_* and not filter
`

const addressesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('index.html'))
    .map(name => `/${name.split(sep).slice(0, -1).join('/')}/`.replace('//', '/'))
    .sort()
