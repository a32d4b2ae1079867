/** A script of the pages as the build serves it: the same, without what only its readers in the source need. */
import { transform } from 'esbuild'

/** As a module: each file's names are its own, for all of them are joined as blocks. */
export const minified = async (script: string): Promise<string> =>
  (await transform(script, { minify: true, format: 'esm', target: 'es2022', legalComments: 'none' })).code
