/** The scalar operations of plans: name, operands, result. One row here, one row in the table of each lowering. */

/** Null in, null out, unless said otherwise. Operands in the order of the names in the comment. */
export type Operation =
  /** The first operand that is there; all of one type. */
  | 'firstPresent'
  // numbers
  | 'add'
  | 'subtract'
  | 'multiply'
  /** Null by zero. */
  | 'divide'
  | 'remainder'
  | 'negate'
  | 'absolute'
  | 'ceiling'
  | 'floor'
  /** number, places: half away from zero on the shortest decimal text. */
  | 'round'
  | 'power'
  | 'root'
  | 'exponential'
  | 'naturalLogarithm'
  | 'logarithm'
  | 'sine'
  | 'cosine'
  | 'tangent'
  | 'arcSine'
  | 'arcCosine'
  | 'arcTangent'
  | 'arcTangent2'
  | 'hyperbolicSine'
  | 'hyperbolicCosine'
  | 'hyperbolicTangent'
  | 'inverseHyperbolicSine'
  | 'inverseHyperbolicCosine'
  | 'inverseHyperbolicTangent'
  | 'hypotenuse'
  | 'bitAnd'
  | 'bitOr'
  | 'bitXor'
  | 'bitShiftLeft'
  | 'bitShiftRight'
  /** A fresh integer for each row, 0 to 2^31 - 1. */
  | 'random'
  // text
  | 'concat'
  | 'lower'
  | 'upper'
  | 'length'
  /** text, start (1-based, negative from the end), optional length. */
  | 'substring'
  /** text, set of characters. */
  | 'trim'
  | 'trimLeft'
  | 'trimRight'
  /** text, constant pattern, replacement with \1 … \9: every match. */
  | 'replaceMatches'
  /** text, constant pattern, number of the group: null without a match. */
  | 'extract'
  /** As replaceMatches, the first match only. */
  | 'replaceFirstMatch'
  /** text, constant characters, as many in their place. */
  | 'transliterate'
  /** Null for the empty text. */
  | 'nonEmpty'
  /** The base name of the first word of a command line, quotes around it read. */
  | 'programName'
  | 'urlDecode'
  | 'md5'
  | 'sha1'
  | 'sha256'
  | 'sha512'
  /** text, base 2 to 36: null for digits that the base has not. */
  | 'parseInteger'
  /** number: `0xF`, `1111`, `12,345.68`, `1+03:46:40`. */
  | 'formatHex'
  | 'formatBinary'
  | 'formatCommas'
  | 'formatDuration'
  /** value (number or text), constant conversion of C's printf: `%05d`, `%-6s`, `%.2f`. */
  | 'printf'
  /** text or list, constant pattern, number of the group, most matches in a text (0: all): what every match found, as a list. */
  | 'extractAll'
  // JSON in text
  /** text, constant name of the top level: its value, nested ones as JSON; null where there is none. */
  | 'jsonMember'
  /** text, constant path (`a.b`, `list{}.c`, `list{0}`): every value there, texts unquoted, null as `null`. */
  | 'jsonValues'
  /** The same values as JSON. */
  | 'jsonElements'
  /** The names of the top level, as a JSON array; null where the text is no object. */
  | 'jsonKeys'
  /** Text as a JSON string, a list as a JSON array of strings. */
  | 'toJson'
  /** The text itself where it is JSON, else null. */
  | 'jsonOrNull'
  // time; epoch seconds, the zone is the plan's
  /** number, constant format in the letters of strftime. */
  | 'formatTime'
  /** text, constant format in the letters of strptime. */
  | 'parseTime'
  /** number, constant relative specifier: `-1d@d`. */
  | 'relativeTime'
  /** number, specifier from a row: one offset and one snap at most, null for what is none. */
  | 'relativeTimeOf'
  /** number, constant step, constant unit: the start of the bucket. */
  | 'bucketTime'
  // lists
  /** text, separator: also empty values; an empty separator gives characters. */
  | 'split'
  /** list, separator. */
  | 'joinValues'
  | 'countOf'
  /** list, 0-based index, negative from the end: null beyond. */
  | 'valueAt'
  /** list, first, last inclusive, both as in valueAt. */
  | 'slice'
  /** list, number, text: that text added until there are so many. */
  | 'filled'
  /** lists, one after the other. */
  | 'append'
  | 'distinctValues'
  | 'sortValues'
  | 'reverseValues'
  /** list, constant pattern: 0-based index of the first match, else null. */
  | 'findMatch'
  /** list, list, separator: as long as the shorter. */
  | 'zip'
  /** from, until exclusive, step: numbers as text. */
  | 'rangeOf'
  /** Each number of the list, as a number: total, mean. Null without one. */
  | 'sumOf'
  | 'averageOf'
  /** Lists of mixed values: numbers sort below texts. */
  | 'leastOf'
  | 'greatestOf'
  // addresses
  /** mask, address: bytewise and. */
  | 'maskAddress'
