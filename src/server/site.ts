/** The site over folders of rules. */
import { buildLibrary } from '../catalog/library.ts'
import { readRuleSet } from '../catalog/read.ts'
import { makeApp } from './app.ts'

/** `files` for pages that become files of a folder. */
export const openSite = (roots: readonly string[], files: boolean) =>
  makeApp({ library: buildLibrary(readRuleSet(roots)), files })
