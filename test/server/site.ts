/** The site over the samples, and over rules that a test writes. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Hono } from 'hono'
import { buildLibrary, type Library } from '../../src/catalog/library.ts'
import { readRules } from '../../src/rules/read.ts'
import { type Answers, makeAnswers, makeApp } from '../../src/server/app.ts'
import { root } from '../house/sources.ts'

export interface TestSite {
  readonly library: Library
  readonly live: Hono
  readonly files: Hono
  /** Of the files. */
  readonly answers: Answers
}

export function siteOf(...roots: readonly string[]): TestSite {
  const library = buildLibrary(readRules(roots))
  const answers = makeAnswers({ library, files: true })
  return { library, live: makeApp(makeAnswers({ library, files: false })), files: makeApp(answers), answers }
}

export const samples = (): TestSite => siteOf(join(root, 'samples', 'rules'))

/** In a folder of its own, gone when the work is done. */
export async function withFolder<T>(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'harrier-site-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function page(app: Hono, address: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await app.request(`http://localhost${address}`)
  return { status: response.status, text: await response.text(), headers: response.headers }
}

/** What a reader sees: tags gone, entities read, blanks folded. */
export const textOf = (html: string): string =>
  html
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
