/** The first lines of a text whose line breaks mean something, as YAML's do. */

/** Further lines keep their indentation among themselves; what is left out is told by `…`. */
export function fewLines(text: string, most: { readonly lines: number; readonly characters: number }): string {
  const [first = '', ...rest] = text
    .slice(0, most.characters)
    .split('\n')
    .map(line => line.replaceAll('\t', '  ').trimEnd())
    .filter(line => line !== '')
  const further = rest.slice(0, most.lines - 1)
  const shared = further.reduce((least, line) => Math.min(least, line.search(/\S/)), Number.POSITIVE_INFINITY)
  const shown = [first.trimStart(), ...further.map(line => `  ${line.slice(shared)}`)].join('\n')
  return text.trimEnd().length > most.characters || rest.length > further.length ? `${shown} …` : shown
}
