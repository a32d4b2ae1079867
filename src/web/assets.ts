/** The files that pages load: they lie beside this one as they are served, in the source and in the build. */
import { readFileSync } from 'node:fs'

export interface Asset {
  readonly address: string
  readonly type: string
  readonly text: string
}

// One folder up and down again: the same from `src/web/` and from the build's folder of chunks.
const read = (name: string): string => readFileSync(new URL(`../web/${name}`, import.meta.url), 'utf8')

/** In the order in which they are joined: later ones refine what earlier ones say. */
const styles = ['base', 'frame', 'words', 'tables', 'code', 'rule', 'lists', 'matrix', 'print']
const scripts = ['site.js', 'came-from.js', 'lines.js', 'marks.js', 'keys.js', 'matrix.js']

/** One script for pages; each file of it has its own names. */
const block = (name: string): string => `{\n${read(name)}}\n`

let loaded: readonly Asset[] | undefined

export function assets(): readonly Asset[] {
  loaded ??= [
    { address: '/style.css', type: 'text/css; charset=utf-8', text: styles.map(name => read(`${name}.css`)).join('') },
    { address: '/site.js', type: 'text/javascript; charset=utf-8', text: scripts.map(block).join('') },
  ]
  return loaded
}
