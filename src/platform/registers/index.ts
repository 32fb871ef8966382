/** A register is a value: the columns of a spreadsheet in a pack, the table they are kept in, and the checks on a row. */
export { dayCell, penceCell, textCell, wholeCell } from './cells.ts'
export { fieldError, fieldOf, rowOfCommand } from './command.ts'
export { withKnownRefs } from './refs.ts'
export {
  amount,
  type Compared,
  day,
  dayOf,
  decimal,
  integer,
  keyOf,
  oneOf,
  parseCell,
  type Register,
  type RowCheck,
  type RowFault,
  recordRow,
  recordRows,
  refTo,
  registerRows,
  required,
  text,
  type Values,
  withdrawRow,
  writeCell,
  yesNo,
} from './register.ts'
export { allOf, inOrder, isWithin, onlyWith } from './row-checks.ts'
