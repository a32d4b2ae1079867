/** Addresses below the site's root as links that work from any place: under a sub-path and from a folder of files. */

/**
 * From one page to another. With `files` a folder's page is named in full, for a browser shows a folder itself where no
 * server answers.
 */
export function relativeAddress(from: string, to: string, files: boolean): string {
  const pathEnd = to.search(/[?#]/)
  const path = pathEnd < 0 ? to : to.slice(0, pathEnd)
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  const nameStart = path.lastIndexOf('/') + 1
  const shared = sharedFolder(folder, path.slice(0, nameStart))
  const name = path.slice(nameStart) || (files ? 'index.html' : '')
  const target = '../'.repeat(folder.slice(shared).split('/').length - 1) + path.slice(shared, nameStart) + name
  return pathEnd < 0 ? target || './' : (target || './') + to.slice(pathEnd)
}

/** How long the path of the deepest folder is that both stand in. */
function sharedFolder(a: string, b: string): number {
  let end = 0
  for (let at = 0; at < a.length && a[at] === b[at]; at++) if (a[at] === '/') end = at + 1
  return end
}

/** What the file of a rule is called beside its page. */
export const ruleFileOf = (file: string): 'rule.yml' | 'rule.toml' => (/\.toml$/i.test(file) ? 'rule.toml' : 'rule.yml')
