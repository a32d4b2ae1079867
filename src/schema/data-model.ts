/** What a CIM data model is: datasets as constraints on tags, with the fields that the model itself fills. */

export interface DataModel {
  /** `Endpoint`. */
  readonly name: string
  readonly datasets: readonly Dataset[]
}

export interface Dataset {
  /** `Processes`: fields are addressed as `Processes.user`. */
  readonly name: string
  /** The dataset above; a child's events are also its parent's and inherit its fields. */
  readonly parent?: string
  /** The event has all of `tags`, one of each of `oneOf`, none of `without`. */
  readonly tags: readonly string[]
  readonly oneOf?: readonly (readonly string[])[]
  readonly without?: readonly string[]
  /** What else must hold, in the search dialect: `EventCode=4624`, `index=risk`. */
  readonly constraint?: string
  /** Own fields, without the parent's, without `_time host source sourcetype`. */
  readonly fields: readonly DatasetField[]
}

export interface DatasetField {
  readonly name: string
  readonly type: 'text' | 'number' | 'boolean'
  readonly multivalue?: true
  readonly fill?: Fill
}

/** How the model computes a field from the event's own. */
export type Fill =
  /** Absent or empty becomes `unknown`; with `dash` also `-`. */
  | { readonly kind: 'unknown'; readonly dash?: true }
  /** Absent or not a number becomes 0. */
  | { readonly kind: 'zero' }
  /** `vendor_product`, else vendor and product joined by a blank, else the sourcetype. */
  | { readonly kind: 'vendorProduct' }
  /** Itself, else the base name of the first word of a command line, else `unknown`. */
  | { readonly kind: 'nameFromCommand'; readonly from: string }
  | { readonly kind: 'lower' }
  /** The first of these fields that is neither absent nor empty, else the text. */
  | { readonly kind: 'firstOf'; readonly fields: readonly string[]; readonly otherwise?: string }
  /** An eval expression over the event's fields, in SPL. */
  | { readonly kind: 'eval'; readonly expression: string }
