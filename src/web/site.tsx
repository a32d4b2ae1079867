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
  /** What is asked of the page: `?q=lsass`; mostly empty. */
  readonly query: string
}

const SiteContext = createContext<Site>({ address: '/', files: false, rules: 0, query: '' })

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
  'aria-current'?: 'true' | undefined
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
  /** Whether the facts of the page stand beside it as JSON. */
  readonly json?: boolean
  /** Other forms of the page beside it: their files by their types. */
  readonly beside?: Readonly<Record<string, string>>
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

function Document({ title, part, json = true, beside = {}, query, children }: Omit<FrameProps, 'site'>) {
  const { files, query: asked } = useSite()
  const address = useAddress()
  const root = address('/').replace('index.html', '')
  return (
    <html lang="en">
      <head>
        {raw(headOf(files))}
        <title>{title}</title>
        <link rel="stylesheet" href={`${root}style.css`} />
        {json && <link rel="alternate" type="application/json" href={`index.json${asked}`} />}
        {Object.entries(beside).map(([type, file]) => (
          <link rel="alternate" type={type} href={file} />
        ))}
        <script src={`${root}site.js`} defer></script>
      </head>
      <body>
        {raw(headerOf({ root, files, part, query }))}
        {children}
      </body>
    </html>
  )
}

/** What stands in the head of every page alike. */
const headOf = (files: boolean): string =>
  [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    files ? `<meta http-equiv="Content-Security-Policy" content="${policyOf()}">` : '',
    '<meta name="referrer" content="no-referrer">',
    '<link rel="icon" href="data:,">',
    `<script>${themeScript}</script>`,
  ].join('')

interface HeaderProps {
  /** The way to the site's root. */
  readonly root: string
  readonly files: boolean
  readonly part: string | undefined
  readonly query: string | undefined
}

const headers = new Map<string, string>()

/** The same on all pages of one part and depth. */
function headerOf(props: HeaderProps): string {
  if (props.query) return `${<Header {...props} />}`
  const key = `${props.root} ${props.files} ${props.part}`
  const known = headers.get(key) ?? `${<Header {...props} />}`
  headers.set(key, known)
  return known
}

/** Buttons that only scripts can answer are put here by them. */
function Header({ root, files, part, query }: HeaderProps) {
  const end = files ? 'index.html' : ''
  const to = (address: string): string => root + address.slice(1) + end
  return (
    <>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header>
        <a href={to('/')} class="brand">
          harrier
        </a>
        <nav aria-label="Site">
          {parts.map(([label, address]) => (
            <a href={to(address)} aria-current={address === part ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <search>
          <form action={to('/rules/')}>
            <input
              type="search"
              name="q"
              value={query}
              autocomplete="off"
              aria-label="Search rules"
              placeholder="Search rules, field=value, T1003, 4688"
            />
          </form>
        </search>
      </header>
    </>
  )
}
