/** Addresses below the site's root as links that work from any place: under a sub-path and from a folder of files. */

/**
 * From one page to another. With `files` a folder's page is named in full, for a browser shows a folder itself where no
 * server answers.
 */
export function relativeAddress(from: string, to: string, files: boolean): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(to) ?? []
  const here = partsOf(from)
  const there = partsOf(path)
  const name = path.slice(path.lastIndexOf('/') + 1)
  let shared = 0
  while (shared < here.length && shared < there.length && here[shared] === there[shared]) shared++
  const way =
    '../'.repeat(here.length - shared) +
    there
      .slice(shared)
      .map(part => `${part}/`)
      .join('')
  const target = way + (name || (files ? 'index.html' : ''))
  return (target || './') + rest
}

/** Folders of an address: `/a/b/c` stands in `/a/b/`. */
const partsOf = (address: string): readonly string[] =>
  address.slice(0, address.lastIndexOf('/')).split('/').filter(Boolean)

/** What the file of a rule is called beside its page. */
export const ruleFileOf = (file: string): 'rule.yml' | 'rule.toml' => (/\.toml$/i.test(file) ? 'rule.toml' : 'rule.yml')
