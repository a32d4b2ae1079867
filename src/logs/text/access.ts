/** Access logs of web servers: common and combined, with a virtual host in front or more fields behind. */
import type { Pairs } from '../event.ts'
import { quoted } from './pairs.ts'
import { clfMicros } from './times.ts'

export interface AccessLine {
  readonly time: number | undefined
  readonly fields: Pairs
}

const head = /^(?:([\w.-]{1,255}:\d{1,5}) )?(\S{1,255}) (\S{1,255}) (\S{1,255}|"[^"]{0,255}") \[([^\]]{20,40})\] "/
const numbers = /^ (\d{3}|-) (\d{1,19}|-)/

/** By Splunk's names for the parts of `access_combined`; undefined where the line is none. */
export function readAccess(text: string): AccessLine | undefined {
  const found = head.exec(text)
  if (!found) return undefined
  const [whole, site, clientip, ident, user, written = ''] = found
  const time = clfMicros(written)
  const request = quoted(text, whole.length - 1)
  const behind = request && numbers.exec(text.slice(request.end, request.end + 32))
  if (time === undefined || !request || !behind) return undefined
  const fields: [string, string][] = []
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '' && value !== '-') fields.push([name, value])
  }
  add('site', site)
  add('clientip', clientip)
  add('ident', ident)
  add('user', user)
  add('req_time', written)
  addRequest(request.value, add)
  add('status', behind[1])
  add('bytes', behind[2])
  addRest(text, request.end + behind[0].length, add)
  return { time, fields }
}

type Add = (name: string, value: string | undefined) => void

/** `GET /path?query HTTP/1.1`; what is no request is the URI, as attackers send anything. */
function addRequest(request: string, add: Add): void {
  const [, method, uri = request, version] = /^([A-Za-z_-]{1,32}) +(\S+)(?: +(HTTP\/\S+))?$/.exec(request) ?? []
  const question = uri.indexOf('?')
  add('method', method)
  add('uri', uri)
  add('uri_path', question < 0 ? uri : uri.slice(0, question))
  add('uri_query', question < 0 ? undefined : uri.slice(question + 1))
  add('version', version)
}

/** Referer and agent, a cookie, and whatever else stands there. */
function addRest(text: string, start: number, add: Add): void {
  let at = start
  for (const name of ['referer', 'useragent', 'cookie']) {
    const value = text[at] === ' ' && text[at + 1] === '"' ? quoted(text, at + 1) : undefined
    if (!value) break
    add(name, value.value)
    at = value.end
  }
  add('other', text.slice(at).trim())
}
