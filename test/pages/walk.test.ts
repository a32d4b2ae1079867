/** The pages by keyboard and pointer, over a server and as files. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { needsBrowser, withBrowser } from './browser.ts'

test('the list, a rule, the matrix and an indicator are walked, live and as files', needsBrowser, context =>
  withBrowser(async ({ browser, live, files }) => {
    for (const [where, base, end] of [
      ['live', live, ''],
      ['as files', files, 'index.html'],
    ] as const)
      await context.test(where, async () => {
        const page = await browser.newPage()
        const faults: string[] = []
        page.on('pageerror', error => faults.push(error.message))
        page.on('console', message => message.type() === 'error' && faults.push(message.text()))
        await list(page, `${base}/rules/${end}`)
        await rule(page, `${base}/rules/${end}`)
        await matrix(page, `${base}/attack/${end}`)
        await indicator(page, `${base}/indicators/${end}`)
        assert.deepEqual(faults, [])
        await page.close()
      })
  }),
)

async function list(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const all = await page.locator('.rows > li').count()
  await page.keyboard.press('j')
  assert.equal(await focusedText(page), await page.locator('.rows .name').nth(0).textContent())
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  assert.equal(await focusedText(page), await page.locator('.rows .name').nth(0).textContent())
  await page.keyboard.press('f')
  assert.ok(await page.evaluate("document.activeElement.matches('.side a')"))
  await page.keyboard.press('/')
  await page.keyboard.type('jjj')
  assert.equal(await page.inputValue('input[type=search]'), 'jjj', 'keys are letters in a field')
  await page.keyboard.press('Escape')
  assert.ok(await page.evaluate('document.activeElement === document.body'))

  await page.fill('input[type=search]', 'process_name=zzzz')
  await page.keyboard.press('Enter')
  await page.waitForURL(/q=/)
  await page.waitForFunction("!document.querySelector('.rows > li')")
  await page.goto(address)
  await page.locator('.side a').first().click()
  await page.waitForURL(/\/by\/|[?]/)
  const some = await page.locator('.rows > li, .rules > li').count()
  assert.ok(some > 0 && some <= all)

  await page.keyboard.press('?')
  assert.ok(await page.locator('dialog.map').isVisible())
  await page.locator('dialog.map input').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('j')
  assert.ok(!(await page.evaluate("document.activeElement.matches('.name')")), 'keys are switched off')
  await page.locator('.theme.keys').click()
  await page.locator('dialog.map input').check()
  await page.locator('dialog.map button').click()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.waitForURL(/\/attack\//)
}

async function rule(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.keyboard.press('j')
  const title = await focusedText(page)
  await page.keyboard.press('o')
  await page.waitForURL(/\/rules\/[a-z0-9-]+\/(?:index\.html)?$/)
  assert.equal(await page.locator('h1').textContent(), title)
  await page.keyboard.press('4')
  await page.waitForURL(/#stages$/)
  const folds = page.locator('main details')
  assert.ok((await folds.count()) > 0)
  await page.keyboard.press('e')
  assert.ok((await page.locator('main details[open]').count()) > 0)
  await page.keyboard.press('Shift+E')
  assert.equal(await page.locator('main details[open]').count(), 0)
  const first = page.url()
  await page.keyboard.press(']')
  await page.waitForURL(url => url.href.split('#')[0] !== first.split('#')[0])
  await page.keyboard.press('[')
  await page.waitForURL(url => url.href === first.split('#')[0])
  await page.keyboard.press('.')
  await page.waitForURL(/index\.json$/)
}

async function matrix(page: Page, address: string): Promise<void> {
  await page.goto(address)
  const cells = page.locator('attack-matrix > section').first().locator('> ul > li > .cell')
  await cells.first().focus()
  const [start, second] = [await focusedText(page), textOf(await cells.nth(1).textContent())]
  await page.keyboard.press('ArrowDown')
  assert.equal(await focusedText(page), second)
  await page.keyboard.press('End')
  assert.equal(await focusedText(page), textOf(await cells.last().textContent()))
  await page.keyboard.press('Home')
  assert.equal(await focusedText(page), start)
  await page.keyboard.press('ArrowRight')
  assert.ok(
    await page.evaluate(
      "document.querySelector('attack-matrix > section:nth-child(2)').contains(document.activeElement)",
    ),
  )
  await page.keyboard.press('ArrowLeft')
  assert.equal(await focusedText(page), start)
  assert.equal(await page.locator('attack-matrix .cell[tabindex="0"]').count(), 1, 'one stop of Tab')

  await page.keyboard.type('t1059')
  assert.match(await focusedText(page), /^T1059 Command and Scripting/)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  assert.match(await focusedText(page), /^T1059\.001/)
  await page.keyboard.press('Space')
  assert.match(await focusedText(page), /^T1059 /)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/attack\/T1059\//)
}

async function indicator(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/indicators\/[^/]+\/(?:index\.html)?$/)
  await page.locator('main table').last().locator('.n > i + a').first().click()
  await page.waitForURL(/\/indicators\/[^/]+\/[^/]+\/[^/]+\/(?:index\.html)?$/)
  assert.ok((await page.locator('.rules a').count()) > 0)
  const before = await page.evaluate('getComputedStyle(document.body).backgroundColor')
  await page.locator('.theme:not(.keys)').click()
  assert.notEqual(await page.evaluate('getComputedStyle(document.body).backgroundColor'), before)
}

const focusedText = async (page: Page): Promise<string> =>
  textOf(String(await page.evaluate('document.activeElement.textContent')))

const textOf = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ').trim()
