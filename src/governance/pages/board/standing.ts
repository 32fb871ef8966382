import type { CheckDocument } from '../../judging/check.ts'
import { consequencesOf, standingSentence } from '../../judging/standing.ts'

const answerOf = (met: boolean | null) =>
  met === null ? { kind: 'none', text: 'Not asked' } : met ? { kind: 'warn', text: 'Yes' } : { kind: 'ok', text: 'No' }

/** "Is the council in control?": what the company is to the council, with every question on which that turns. */
export const standingBlock = ({ standing, standingWorking = [] }: CheckDocument) =>
  standing && {
    sentence: standingSentence(standing, standingWorking),
    rows: standingWorking.map(({ test, met, text, source }) => ({
      cells: [{ text: test, sub: source }, text, { tag: answerOf(met) }],
    })),
    consequences: consequencesOf(standing),
  }
