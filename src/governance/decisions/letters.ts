import type { IsoDate } from '../../kernel/dates.ts'
import type { Tx } from '../../platform/acts/index.ts'
import type { Reader } from '../../platform/reader.ts'
import {
  type Compared,
  dayCell,
  dayOf,
  type Register,
  recordRow,
  refTo,
  registerRows,
  required,
  text,
  textCell,
} from '../../platform/registers/index.ts'

/** With what somebody left a seat: when the letter came, and what it is. */
export interface Letter {
  appointment: string
  receivedOn: IsoDate | null
  letter: string | null
}

export const resignations: Register = {
  file: 'resignations.csv',
  table: 'resignation',
  key: ['appointment'],
  columns: {
    appointment: refTo('appointments.csv', required),
    received_on: dayOf(),
    letter: text(),
  },
}

export const loadLetters = async (reader: Reader): Promise<Map<string, Letter>> =>
  new Map(
    (await registerRows(reader, resignations)).map((row) => {
      const appointment = String(row.appointment)
      return [appointment, { appointment, receivedOn: dayCell(row.received_on), letter: textCell(row.letter) }]
    }),
  )

export const recordLetter = (tx: Tx, { appointment, receivedOn, letter }: Letter): Promise<Compared> =>
  recordRow(tx, resignations, { appointment, received_on: receivedOn, letter })
