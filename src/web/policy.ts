/** What a page of the site may load and run: its own two files and one line of its own, whose hash is named. */
import { createHash } from 'node:crypto'

/** Before the first paint, so that a chosen theme does not flash. */
export const themeScript = `try{let t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t}catch{}`

const hash = createHash('sha256').update(themeScript).digest('base64')

export const policyOf = (): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    `script-src 'self' 'sha256-${hash}'`,
    'img-src data:',
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
  ].join('; ')
