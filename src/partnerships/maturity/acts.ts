import { bodies } from '../../governance/index.ts'
import type { IsoDate } from '../../kernel/dates.ts'
import { Choice, DateText, Optional, Ref, Text } from '../../kernel/fields.ts'
import { commandSchema } from '../../kernel/schema.ts'
import { type AnyAct, defineAct, refuseAhead, type Tx } from '../../platform/acts/index.ts'
import { recordRow, rowOfCommand, withKnownRefs } from '../../platform/registers/index.ts'
import { type Assessed, assessedBy } from './assessed.ts'
import { LEVELS, type Level } from './levels.ts'
import { evaluationOf, evaluations, loadEvaluations } from './register.ts'

export interface RecordEvaluation {
  partnership: string
  aspect: string
  level: Level
  assessedOn: IsoDate
  note?: string
}

const RecordEvaluationBody = commandSchema<RecordEvaluation>({
  partnership: Ref('partnership', 'bodies'),
  aspect: Text('aspect', 200),
  level: Choice('level', LEVELS),
  assessedOn: DateText('day of the assessment'),
  note: Optional(Text('note')),
})

/** Records the level that a partnership has reached in one aspect; the same aspect on the same day again is a correction. */
const recordEvaluation = async (tx: Tx, command: RecordEvaluation): Promise<Assessed> => {
  refuseAhead(tx, '/assessedOn', command.assessedOn)
  const row = await withKnownRefs(tx, evaluations, rowOfCommand(evaluations, command), [bodies])
  await recordRow(tx, evaluations, row)
  const { partnership, aspect, assessedOn } = evaluationOf(row)
  return assessedBy(await loadEvaluations(tx), assessedOn).findLast(
    (one) => one.partnership === partnership && one.aspect === aspect,
  ) as Assessed
}

export const maturityActs: AnyAct[] = [
  defineAct<RecordEvaluation, Assessed>({
    name: 'recordEvaluation',
    title: 'Record a level of maturity',
    permission: 'board:write',
    path: '/evaluations',
    body: RecordEvaluationBody,
    example: {
      partnership: 'beck-partnership',
      aspect: 'Shared leadership',
      level: 'established' as const,
      assessedOn: '2026-11-12' as IsoDate,
      note: 'Leads meet each half term',
    },
    run: recordEvaluation,
  }),
]
