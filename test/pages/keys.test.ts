/** What keys copy, mark, compare and open, over a server and as files; the walks of whole pages stand in walk.test.ts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { needsBrowser, withBrowser } from './browser.ts'

const slug = 'remote-process-instantiation-via-wmi-and-powershell-script-block'

test('keys copy, mark, compare, fold and go, and say what they did', needsBrowser, context =>
  withBrowser(async ({ browser, live, files }) => {
    await context.test('live', async () => {
      const page = await pageOf(browser, live)
      await rule(page, `${live}/rules/${slug}/`)
      assert.equal(await copied(page, 'y'), page.url())
      assert.match(await copied(page, 'c'), /^name: Remote Process Instantiation[\s\S]*\n {2}\| fillnull\n/)
      await lines(page, `${live}/rules/${slug}/`)
      await pointing(page, `${live}/rules/${slug}/`)
      await folds(page, `${live}/rules/`)
      await marks(page, `${live}/rules/`)
      await places(page, `${live}/`)
      await narrowed(page, `${live}/attack/`)
    })
    await context.test('as files', async () => {
      const page = await pageOf(browser)
      await rule(page, `${files}/rules/${slug}/index.html`)
      await lines(page, `${files}/rules/${slug}/index.html`)
      await places(page, `${files}/index.html`)
      await page.goto(`${files}/rules/index.html`)
      await page.keyboard.press('j')
      await page.keyboard.press('x')
      assert.equal(await page.locator('.picked').count(), 0, 'no two rules have a page together but those that overlap')
    })
  }),
)

async function rule(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const isOpen = (): Promise<unknown> => page.evaluate("document.getElementById('expanded').open")
  assert.equal(await isOpen(), false)
  await page.keyboard.press('m')
  assert.equal(await isOpen(), true)
  await page.keyboard.press('m')
  assert.equal(await isOpen(), false)
  const [first] = await page.locator('aside a').all()
  await page.keyboard.press('1')
  assert.equal(new URL(page.url()).hash, await first?.getAttribute('href'))
}

/** `#L2-L4`: by a click on a number, and by another one with Shift. */
async function lines(page: Page, address: string): Promise<void> {
  await page.goto(`${address}#L2-L4`)
  // a fragment that changes is told of after the address has changed
  const lit = async (count: number): Promise<unknown> =>
    page.waitForFunction(`document.querySelectorAll('pre b.lit').length === ${count}`)
  await lit(3)
  await page.locator('#L5').click({ position: { x: 8, y: 8 } })
  assert.equal(new URL(page.url()).hash, '#L5')
  await lit(0)
  await page.locator('#L3').click({ position: { x: 8, y: 8 }, modifiers: ['Shift'] })
  assert.equal(new URL(page.url()).hash, '#L3-L5')
  await lit(3)
}

/** A test lights the line of its stage, and the line the stage. */
async function pointing(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const near = (selector: string): Promise<unknown> => page.waitForSelector(`${selector}.near`)
  const stage = '.stages > li:first-child'
  const line = await page.locator(`${stage} a[href^="#L"]`).getAttribute('href')
  await page.locator(`${stage} .t a`).first().focus()
  await near(`b${line}`)
  await page.locator('aside a').first().focus()
  await page.waitForFunction("document.querySelectorAll('.near').length === 0")
  await page.locator(`b${line}`).hover()
  await near(stage)
}

/** The row in focus unfolds, then the next one; all of them fold at once. */
async function folds(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const open = (count: number): Promise<unknown> =>
    page.waitForFunction(`document.querySelectorAll('.rows details[open]').length === ${count}`)
  for (const count of [1, 2]) {
    await page.keyboard.press('j')
    await page.keyboard.press('e')
    await open(count)
  }
  await page.keyboard.press('e')
  await open(1)
  await page.keyboard.press('Shift+E')
  await open(0)
}

async function marks(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const titles = await page.locator('.rows .name').allTextContents()
  const said = page.getByRole('status')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  assert.match(await textIn(page), new RegExp(`^marked: ${titles[0]} · another`))
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('.picked').count(), 0)
  assert.ok(await said.isHidden())
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  assert.equal(await page.locator('.picked').count(), 2, 'of three the first is dropped')
  assert.match(await textIn(page), new RegExp(`^marked: ${titles[1]} and ${titles[2]} · compare$`))
  await page.keyboard.press('c')
  await page.waitForURL(/\/overlap\/[^/]+\/[^/]+\/$/)
  assert.deepEqual(await page.locator('.pair dd a').allTextContents(), titles.slice(1, 3))
  assert.match(await copied(page, 'c'), /^## .+ and .+\n\n- A: /)
}

async function places(page: Page, address: string): Promise<void> {
  for (const [key, part] of Object.entries({ r: 'rules', a: 'attack', e: 'events', i: 'indicators', o: 'overlap' })) {
    await page.goto(address)
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await page.waitForURL(url => url.pathname.replace('index.html', '').endsWith(`/${part}/`))
  }
  await page.keyboard.press('.')
  await page.waitForURL(/\/overlap\/index\.json$/)
}

/** The matrix by its form: what is left open is not part of the address. */
async function narrowed(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByLabel('Vendor').selectOption('sigma')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL(`${address}?vendor=sigma`)
  assert.equal(await page.getByLabel('Vendor').inputValue(), 'sigma')
}

/** What a key puts into the clipboard; the page says that it did. */
async function copied(page: Page, key: string): Promise<string> {
  await page.keyboard.press(key)
  await page.waitForFunction("/copied/.test(document.querySelector('foot-line').textContent)")
  return String(await page.evaluate('navigator.clipboard.readText()'))
}

const textIn = async (page: Page): Promise<string> => (await page.locator('foot-line').textContent()) ?? ''

async function pageOf(browser: Browser, origin?: string): Promise<Page> {
  const context = await browser.newContext()
  if (origin) await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  return context.newPage()
}
