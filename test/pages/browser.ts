/** Pages in a real browser: where it is found, and the site over the samples, live and as files. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { exportSite } from '../../src/server/export.ts'
import { listen } from '../../src/server/listen.ts'
import { samples } from '../server/site.ts'

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
  const site = samples()
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
    rmSync(folder, { recursive: true, force: true })
  }
}

const addressesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('index.html'))
    .map(name => `/${name.split(sep).slice(0, -1).join('/')}/`.replace('//', '/'))
    .sort()
