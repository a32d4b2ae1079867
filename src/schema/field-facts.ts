/** What is known of the values of a field, over all events that a search can meet. */
export interface FieldFacts {
  /** Some event has several values of it. */
  readonly multivalued: boolean
  /** No event has it as one text: where it is there it is a list. Absent where that is not known. */
  readonly alwaysList?: boolean
  /** Every value that reads as a number is `plainNumber` of it. Absent where that is not known. */
  readonly plainNumbers?: boolean
}
