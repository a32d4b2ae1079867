/** The site as a function from requests to answers: the server listens with it, the export asks it for every page. */
import { type Context, Hono } from 'hono'
import { navigatorLayer } from '../catalog/attack-pages.ts'
import type { Library } from '../catalog/library.ts'
import { searchScript } from '../catalog/search-data.ts'
import { assets } from '../web/assets.ts'
import { policyOf } from '../web/policy.ts'
import { render, renderMissing } from '../web/render.tsx'
import type { Site } from '../web/site.tsx'
import type { Page } from './api.ts'
import { factsOf } from './facts.ts'
import { keepPages } from './kept-pages.ts'
import { jsonOf, textAsked, textOf } from './texts.ts'

export interface AppOptions {
  readonly library: Library
  /** Whether pages become files: links name `index.html`, and there are no queries. */
  readonly files: boolean
}

export function makeApp({ library, files }: AppOptions): Hono {
  const app = new Hono()
  const siteAt = (address: string): Site => ({ address, files, rules: library.entries.length })
  const kept = files ? undefined : keepPages(mostCharacters)
  const recent = new Map<string, Page>()
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

  app.use(async (context, next) => {
    await next()
    for (const [name, value] of headers) context.header(name, value)
  })
  for (const { address, type, text } of assets())
    app.get(address, context => context.body(text, 200, { 'content-type': type, 'cache-control': 'no-cache' }))
  app.get('/rules/catalog.js', context =>
    context.body(searchScript(library), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/attack/layer.json', context =>
    context.json(navigatorLayer(library, 'Detection rules'), 200, {
      'content-disposition': 'attachment; filename="layer.json"',
    }),
  )
  app.get('*', context => {
    const { pathname, search } = new URL(context.req.url)
    if (pathname.endsWith('/')) return pageAt(pathname, search, context)
    const text = textAsked(pathname, library)
    if (text) {
      const page = facts(text.page, '')
      const found = page?.kind === 'rule' ? textOf(page, text.name) : undefined
      return found === undefined ? missing(pathname, context) : context.text(found)
    }
    const page = pathname.endsWith('/index.json') ? facts(pathname.slice(0, -'index.json'.length), search) : undefined
    if (page) return context.json(jsonOf(page))
    return facts(`${pathname}/`, '') ? context.redirect(`${localPath(pathname)}/${search}`) : missing(pathname, context)
  })

  function pageAt(address: string, query: string, context: Context): Response {
    const bare = address === '/rules/' ? ruleById(new URLSearchParams(query).get('q') ?? '') : undefined
    if (bare !== undefined && !files) return context.redirect(bare)
    const known = kept?.get(address + query)
    if (known !== undefined) return context.html(known)
    const page = facts(address, query)
    if (!page) return missing(address, context)
    const html = render(page, siteAt(address))
    kept?.put(address + query, html)
    return context.html(html)
  }

  /** A whole id that is typed leads to its rule. */
  const ruleById = (id: string): string | undefined =>
    /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id) ? library.byId.get(id.toLowerCase())?.address : undefined

  const missing = (address: string, context: Context): Response => context.html(renderMissing(siteAt(address)), 404)

  return app
}

const mostRecent = 64
const mostCharacters = 64 * 1024 * 1024

/** A path of this host, never of another: `//host` would be one. */
const localPath = (path: string): string => path.replace(/^\/+/, '/')

const headers = [
  ['content-security-policy', `${policyOf()}; frame-ancestors 'none'`],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
] as const
