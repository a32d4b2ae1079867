/** No kind of page has what axe calls a violation: light, dark and as wide as a telephone. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { needsBrowser, type Opened, withBrowser } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 390 },
] as const

test('axe finds nothing on any kind of page, and no page scrolls sideways', needsBrowser, () =>
  withBrowser(async opened => {
    const addresses = kindsOf(opened)
    const found: string[] = []
    for (const { colorScheme, width } of looks) {
      const context = await opened.browser.newContext({
        bypassCSP: true,
        colorScheme,
        viewport: { width, height: 900 },
      })
      const page = await context.newPage()
      for (const address of addresses) {
        await page.goto(opened.live + address)
        const seen = [...(await violationsOf(page)), ...((await isTooWide(page)) ? ['wider than the window'] : [])]
        found.push(...seen.map(what => `${address} ${colorScheme} ${width}: ${what}`))
      }
      await context.close()
    }
    assert.deepEqual(found, [])
  }),
)

test('no rule is wider than a window, whatever words it has', needsBrowser, () =>
  withBrowser(async ({ browser, live, addresses }) => {
    const page = await browser.newPage()
    const found: string[] = []
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      for (const address of addresses.filter(one => /^\/rules\/[^/]+\/$/.test(one))) {
        await page.goto(live + address)
        if (await isTooWide(page)) found.push(`${address} ${width}`)
      }
    }
    assert.deepEqual(found, [])
  }),
)

/** One address of each shape that the files have, and what only the server answers. */
function kindsOf({ addresses }: Opened): readonly string[] {
  const byShape = new Map<string, string>()
  for (const address of addresses) {
    const [part, second, ...rest] = address.split('/').filter(Boolean)
    byShape.set([part, second === 'by' ? rest[0] : second && rest.length + 1].join(' '), address)
  }
  return [...byShape.values(), '/rules/?q=zzz', '/rules/?q=EventCode=4104', '/attack/?vendor=zzz', '/nowhere/']
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly unknown[] }[]
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as readonly Violation[]
  return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).slice(0, 3)}`)
}

const isTooWide = async (page: Page): Promise<boolean> =>
  (await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')) === true
