/** What the column of a series is called: by its value alone, or with the aggregation where there are several. */

export interface SeriesNaming {
  readonly sep: string
  /** `$AGG$ by $VAL$`: overrides `sep`. */
  readonly format?: string
}

/** `count: a`. The manual gives the separator as a colon, its tables have a blank after it. */
export function seriesName(aggregation: string, value: string, { sep, format }: SeriesNaming): string {
  if (format === undefined) return `${aggregation}${sep === ':' ? ': ' : sep}${value}`
  return format.replace(/\$(AGG|VAL)\$/gi, (_, part: string) => (part.toUpperCase() === 'AGG' ? aggregation : value))
}
