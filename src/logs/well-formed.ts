/** Text that UTF-8 and JSON can hold: halves of surrogate pairs become U+FFFD. */
export const wellFormed = (text: string): string => (text.isWellFormed() ? text : text.toWellFormed())
