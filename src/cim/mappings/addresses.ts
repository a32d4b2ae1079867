/** Values that several sources make alike. */
import { choose, extract, firstOf, matches, text, type Value, when } from '../mapping.ts'

/** `198.51.100.7:443` and `[2001:db8::1]:443` without the port. */
export const withoutPort = (of: Value): Value =>
  firstOf(extract(of, /^(\d+\.\d+\.\d+\.\d+):\d+$/), extract(of, /^\[([0-9A-Fa-f:.]+)\](?::\d+)?$/), of)

/** The value where it is an address. */
export const ifAddress = (of: Value): Value =>
  when(matches(of, /^(?:\d+\.\d+\.\d+\.\d+|[0-9A-Fa-f]*:[0-9A-Fa-f:.]+)$/), of)

/** `success`, `failure` below the HTTP status 400 or from it on. */
export const outcomeOfStatus = (status: Value): Value =>
  choose([
    [matches(status, /^[123]\d\d$/), text('success')],
    [matches(status, /^[45]\d\d$/), text('failure')],
  ])

/** `www.example.com` of a URL. */
export const domainOf = (url: Value): Value => extract(url, /^(?:\w+:\/\/)?([^/:?#]+)/)
