/** What a person reads when something is wrong: the cases of this folder, as they are shown. */
import { parse } from '../../src/spl/parse.ts'
import { renderDiagnostic } from '../../src/text/render.ts'
import { rootSource } from '../../src/text/source.ts'
import { macrosOf, testCases } from '../spl/case-file.ts'

testCases(import.meta.dirname, (section, given) => {
  const { diagnostics } = parse(rootSource('<search>', given.input), { macros: macrosOf(given) })
  const shown = (ascii: boolean, width: number): string =>
    diagnostics.map(diagnostic => renderDiagnostic(diagnostic, { ascii, width }).join('\n')).join('\n\n')
  switch (section) {
    case 'says':
      return shown(false, 100)
    case 'says in ascii':
      return shown(true, 100)
    case 'says in 40 columns':
      return shown(false, 40)
    default:
      if (section.startsWith('macro ')) return undefined
      throw new Error(`no such section: ${section}`)
  }
})
