/** Searches in their canonical layout: given as text, in files of SPL, or inside the YAML of a rule. Nothing is written here. */
import { existsSync, readFileSync } from 'node:fs'
import { isFolder, reasonOf, walk } from '../rules/folder.ts'
import { readRules } from '../rules/read.ts'
import { formatSpl } from '../spl/format.ts'
import type { MacroLookup } from '../spl/macros.ts'
import { type Diagnostic, isError } from '../text/diagnostic.ts'
import { authorPlace, rootSource, type Source } from '../text/source.ts'
import { formatYaml } from './fmt-yaml.ts'

export interface FormatOptions {
  /** Files and folders; `-` is standard input; what is no path is a search. */
  readonly what: readonly string[]
  /** Where else macros are defined. */
  readonly rules: readonly string[]
}

export interface FormattedText {
  /** The path of a file, `<search>` or `-`. */
  readonly name: string
  readonly isFile: boolean
  readonly before: string
  /** The same as `before` where nothing is to be done, or nothing could be. */
  readonly after: string
  /** Why something was left as it is. */
  readonly diagnostics: readonly Diagnostic[]
}

export function format({ what, rules }: FormatOptions): readonly FormattedText[] {
  const paths = what.filter(one => one !== '-' && existsSync(one))
  const { macros } = readRules([...rules, ...paths.filter(path => isFolder(path) || /\.ya?ml$/i.test(path))])
  return what.flatMap(one => {
    if (one === '-') return [ofSearch('-', readFileSync(0, 'utf8'), macros.find)]
    if (!paths.includes(one)) return [ofSearch('<search>', one, macros.find)]
    const only = !isFolder(one)
    return walk(one).files.flatMap(({ name }) => ofFile(name, only, macros.find) ?? [])
  })
}

/** Of the files in a folder only those that hold a search; a file that was named must hold one. */
function ofFile(name: string, named: boolean, macros: MacroLookup): FormattedText | undefined {
  const isYaml = /\.ya?ml$/i.test(name)
  if (!named && !isYaml && !/\.spl$/i.test(name)) return undefined
  let before: string
  try {
    before = readFileSync(name, 'utf8')
  } catch (error) {
    const message = `'${name}' cannot be read: ${reasonOf(error)}`
    return {
      name,
      isFile: true,
      before: '',
      after: '',
      diagnostics: [{ code: 'unreadable', severity: 'error', message }],
    }
  }
  if (!isYaml) return { ...ofSearch(name, before, macros), isFile: true }
  const formatted = formatYaml(rootSource(name, before), search => formatSearch(search, macros))
  if (formatted.searches === 0 && !named) return undefined
  const nothing: Diagnostic[] =
    formatted.searches > 0 || formatted.diagnostics.length > 0
      ? []
      : [{ code: 'no-search', severity: 'warning', message: `'${name}' holds no detection with a 'search'` }]
  return { name, isFile: true, before, after: formatted.text, diagnostics: [...formatted.diagnostics, ...nothing] }
}

function ofSearch(name: string, before: string, macros: MacroLookup): FormattedText {
  const end = before.endsWith('\n') ? '\n' : ''
  const { text, diagnostics } = formatSearch(rootSource(name, before), macros)
  return { name, isFile: false, before, after: text.trimEnd() + end, diagnostics }
}

/** What formats a search, and says with places in its own source why a part stays as it is. */
export type FormatSearch = (search: Source) => { readonly text: string; readonly diagnostics: readonly Diagnostic[] }

function formatSearch(search: Source, macros: MacroLookup): ReturnType<FormatSearch> {
  const { text, diagnostics } = formatSpl(search.text, { macros })
  const told = diagnostics.filter(diagnostic => isError(diagnostic) && !harmless.test(diagnostic.code))
  return {
    text,
    diagnostics: told.map(({ place, ...said }) => ({
      ...said,
      ...(place && { place: { source: search, span: authorPlace(place).span } }),
    })),
  }
}

/** Faults that say that a search cannot be run, not that it cannot be laid out. */
const harmless = /^(?:unsupported-.*|unknown-macro|wrong-arity|macro-.*)$/
