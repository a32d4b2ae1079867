/** What every page shares: its frame, and links that know from where they lead. */

import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { createContext, useContext } from 'hono/jsx'
import { relativeAddress } from './addresses.ts'
import { policyOf, themeScript } from './policy.ts'

export interface Site {
  /** Of the page that is rendered. */
  readonly address: string
  /** Whether the page becomes a file of a folder, with no server to ask. */
  readonly files: boolean
  readonly rules: number
}

const SiteContext = createContext<Site>({ address: '/', files: false, rules: 0 })

export const useSite = (): Site => useContext(SiteContext)

export function useAddress(): (to: string) => string {
  const { address, files } = useSite()
  return to => relativeAddress(address, to, files)
}

/** A link below the root; plain text where there is no page. */
export function To({
  to,
  children,
  ...rest
}: {
  to: string | undefined
  children?: Child
  class?: string
  title?: string
  'aria-label'?: string
  rel?: string
}) {
  const address = useAddress()
  if (!to) return <span class={rest.class}>{children}</span>
  return (
    <a href={address(to)} {...rest}>
      {children}
    </a>
  )
}

export interface FrameProps {
  readonly site: Site
  readonly title: string
  /** The part of the site that is marked in the header. */
  readonly part?: string
  readonly json?: string
  readonly query?: string
  readonly children?: Child
}

export function Frame({ site, children, ...rest }: FrameProps) {
  return (
    <SiteContext.Provider value={site}>
      <Document {...rest}>{children}</Document>
    </SiteContext.Provider>
  )
}

const parts = [
  ['Rules', '/rules/'],
  ['ATT&CK', '/attack/'],
  ['Events', '/events/'],
  ['Indicators', '/indicators/'],
  ['Overlap', '/overlap/'],
] as const

function Document({ title, part, json, query, children }: Omit<FrameProps, 'site'>) {
  const { files } = useSite()
  const address = useAddress()
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {files && <meta http-equiv="Content-Security-Policy" content={policyOf()} />}
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <script>{raw(themeScript)}</script>
        <link rel="stylesheet" href={address('/style.css')} />
        <link rel="icon" href="data:," />
        {json && <link rel="alternate" type="application/json" href={address(json)} />}
        <script src={address('/site.js')} defer></script>
      </head>
      <body data-root={address('/').replace('index.html', '')}>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header>
          <To to="/" class="brand">
            harrier
          </To>
          <nav aria-label="Site">
            {parts.map(([label, to]) => (
              <a href={address(to)} aria-current={to === part ? 'page' : undefined}>
                {label}
              </a>
            ))}
          </nav>
          <search>
            <form action={address('/rules/')}>
              <input
                type="search"
                name="q"
                value={query}
                maxlength={1000}
                autocomplete="off"
                aria-label="Search rules"
                placeholder="Search rules, field=value, T1003, 4688"
              />
            </form>
          </search>
          <button type="button" class="theme" data-theme-toggle hidden aria-label="Light or dark" />
          <button type="button" class="theme keys" data-keys hidden aria-label="Keys" />
        </header>
        {children}
      </body>
    </html>
  )
}
