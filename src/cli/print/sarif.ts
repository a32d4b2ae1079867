/** Diagnostics as SARIF 2.1.0, for code scanning. */
import type { Diagnostic } from '../../text/diagnostic.ts'
import { helpOf, whereIs } from './lint-results.ts'

export function sarifOf(diagnostics: readonly Diagnostic[]): string {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'harrier', rules: codes.map(id => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: diagnostics.map(diagnostic => resultOf(diagnostic, codes)),
      },
    ],
  }
  return JSON.stringify(log, null, 2) + '\n'
}

function resultOf(diagnostic: Diagnostic, codes: readonly string[]): object {
  const { code, severity, message } = diagnostic
  const { file, line, column, endLine, endColumn } = whereIs(diagnostic)
  const region = { startLine: line, startColumn: column, endLine, endColumn }
  const location = { physicalLocation: { artifactLocation: { uri: uriOf(file) }, region } }
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: severity,
    message: { text: message + helpOf(diagnostic) },
    locations: file === '' ? [] : [location],
  }
}

/** A path as a reference: what has a meaning in one is escaped. */
const uriOf = (file: string): string =>
  file
    .split(/[\\/]/)
    .map(part => encodeURIComponent(part))
    .join('/')
