import {
  allOf,
  day,
  dayOf,
  inOrder,
  type Register,
  type RowCheck,
  refTo,
  required,
  text,
  type Values,
} from '../platform/registers/index.ts'
import { optionsIn } from './options.ts'

export const milestones: Register = {
  file: 'milestones.csv',
  table: 'milestone',
  key: ['ref'],
  columns: {
    ref: text(required),
    title: text(required),
    due_on: day(),
    owner: text(),
    done_on: dayOf(),
    evidence: text(),
  },
}

const offersChoice: RowCheck = ({ options }: Values) => {
  const offered = optionsIn(String(options))
  const twice = offered.find((one, i) => offered.findIndex((other) => sameWords(one, other)) !== i)
  if (twice !== undefined) return [{ column: 'options', message: `“${twice}” is there twice` }]
  return offered.length < 2
    ? [{ column: 'options', message: `“${options}” must be two or more, separated by | like “A | B | No change”` }]
    : []
}

const sameWords = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

export const consultations: Register = {
  file: 'consultations.csv',
  table: 'consultation',
  key: ['ref'],
  columns: {
    ref: text(required),
    title: text(required),
    options: text(required),
    opened_on: day(required),
    closed_on: day(),
  },
  check: allOf(offersChoice, inOrder('opened_on', 'closed_on')),
}

export const responses: Register = {
  file: 'responses.csv',
  table: 'response',
  key: ['consultation', 'organisation'],
  columns: {
    consultation: refTo('consultations.csv', required),
    organisation: refTo('organisations.csv', required),
    option: text(required),
    received_on: dayOf(required),
  },
}

export const registers: Register[] = [milestones, consultations, responses]
