import type { AnyAct, Tx } from '../../../platform/acts/index.ts'
import { beginningOf, everybodysOn } from '../../judging/judge.ts'
import { loadBoardFacts, withTurnover } from '../../store.ts'
import { report } from './guard.ts'

/**
 * The same acts, each of which also tells what it breaks. They say what schools, trusts and people are, without knowing the rules
 * that look at it: two schools join one trust, one closes, another converts. None is refused, for it has happened; and since a
 * correction can change any day, every day is judged from the first.
 */
export const reporting = (acts: readonly AnyAct[]): AnyAct[] =>
  acts.map((act) => ({
    ...act,
    run: async (tx: Tx, command: never) => {
      const before = await withTurnover(tx, await loadBoardFacts(tx))
      const result = await act.run(tx, command)
      const after = { ...before, ...(await loadBoardFacts(tx)) }
      const from = beginningOf(before)
      report(tx, { before, after, subjects: everybodysOn(after, tx.today), from })
      return result
    },
  }))
