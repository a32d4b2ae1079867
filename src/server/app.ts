/** The site as a function from requests to answers: the server listens with it, the export asks it for every page. */
import { Hono } from 'hono'
import { navigatorLayer } from '../catalog/attack-pages.ts'
import type { Library } from '../catalog/library.ts'
import { searchScript } from '../catalog/search-data.ts'
import { assets } from '../web/assets.ts'
import { policyOf } from '../web/policy.ts'
import { render, renderMissing } from '../web/render.tsx'
import type { Site } from '../web/site.tsx'
import type { Page } from './api.ts'
import { factsOf } from './facts.ts'
import { type KeptPages, unpacked } from './kept-pages.ts'
import { jsonOf, textAsked, textOf } from './texts.ts'

export interface AppOptions {
  readonly library: Library
  /** Whether pages become files: links name `index.html`, and there are no queries. */
  readonly files: boolean
}

/** What stands at an address. */
export interface Answer {
  readonly status: 200 | 302 | 404
  readonly type: string
  readonly text: string
  /** Where it moved. */
  readonly location?: string
  /** What it is saved as, where it is for that. */
  readonly file?: string
}

/** `query` with its `?`, or empty. */
export type Answers = (address: string, query: string) => Answer

/** Pages that answer are kept, where there is something to keep them in, and answered from there the next time. */
export function makeApp(answer: Answers, kept?: KeptPages): Hono {
  const app = new Hono()
  app.get('*', context => {
    const { pathname, search } = new URL(context.req.url)
    const packed = kept?.get(pathname + search)
    if (packed) {
      const takesPacked = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
      const own = [['content-type', html], ...(takesPacked ? [['content-encoding', 'gzip']] : [])]
      return context.body(takesPacked ? packed : unpacked(packed), 200, Object.fromEntries([...headers, ...own]))
    }
    const { status, type, text, location, file } = answer(pathname, search)
    const own = [
      ['content-type', type],
      ...(location === undefined ? [] : [['location', location]]),
      ...(file === undefined ? [] : [['content-disposition', `attachment; filename="${file}"`]]),
      ...(type === html || type === json || type === plain ? [] : [['cache-control', 'no-cache']]),
    ]
    if (status === 200 && type === html) void kept?.put(pathname + search, text)
    return context.body(text, status, Object.fromEntries([...headers, ...own]))
  })
  return app
}

const html = 'text/html; charset=utf-8'
const json = 'application/json'
const plain = 'text/plain; charset=utf-8'

export function makeAnswers({ library, files }: AppOptions): Answers {
  const siteAt = (address: string, query = ''): Site => ({ address, files, rules: library.entries.length, query })
  const recent = new Map<string, Page>()
  const loaded = new Map(assets().map(({ address, type, text }) => [address, { status: 200, type, text } as const]))
  // A page is mostly asked for again at once: as JSON, or for one of its texts.
  const facts = (address: string, query: string): Page | undefined => {
    const key = address + query
    const known = recent.get(key)
    if (known) return known
    const page = factsOf({ address, query: new URLSearchParams(query) }, library, !files)
    if (page) recent.set(key, page)
    const [oldest] = recent.keys()
    if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest)
    return page
  }

  function answer(address: string, query: string): Answer {
    if (address.endsWith('/')) return pageAt(address, query)
    const asset = loaded.get(address)
    if (asset) return asset
    if (address === '/rules/catalog.js') return { status: 200, type: script, text: searchScript(library) }
    if (address === '/attack/layer.json') {
      const text = JSON.stringify(navigatorLayer(library, 'Detection rules'))
      return { status: 200, type: json, text, file: 'layer.json' }
    }
    const asked = textAsked(address, library)
    if (asked) {
      const page = facts(asked.page, '')
      const text = page && textOf(page, asked.name)
      return text === undefined ? missing(address) : { status: 200, type: plain, text }
    }
    const page = address.endsWith('/index.json') ? facts(address.slice(0, -'index.json'.length), query) : undefined
    if (page) return { status: 200, type: json, text: JSON.stringify(jsonOf(page, files)) }
    return facts(`${address}/`, '') ? moved(`${localPath(address)}/${query}`) : missing(address)
  }

  function pageAt(address: string, query: string): Answer {
    const bare = address === '/rules/' ? ruleById(new URLSearchParams(query).get('q') ?? '') : undefined
    if (bare !== undefined && !files) return moved(bare)
    const page = facts(address, query)
    return page ? { status: 200, type: html, text: render(page, siteAt(address, query)) } : missing(address)
  }

  /** A whole id that is typed leads to its rule. */
  const ruleById = (id: string): string | undefined =>
    /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id) ? library.byId.get(id.toLowerCase())?.address : undefined

  const missing = (address: string): Answer => ({ status: 404, type: html, text: renderMissing(siteAt(address)) })

  return answer
}

const script = 'text/javascript; charset=utf-8'
const moved = (location: string): Answer => ({ status: 302, type: plain, text: '', location })

const mostRecent = 64

/** A path of this host, never of another: `//host` would be one. */
const localPath = (path: string): string => path.replace(/^\/+/, '/')

const headers = [
  ['content-security-policy', `${policyOf()}; frame-ancestors 'none'`],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['vary', 'accept-encoding'],
] as const
