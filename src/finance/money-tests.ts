import { judgeOn, loadBoardFacts, withIncome } from '../governance/index.ts'
import type { IsoDate } from '../kernel/dates.ts'
import { penceOf } from '../kernel/money.ts'
import { percent } from '../kernel/text.ts'
import type { Reader } from '../platform/reader.ts'

/** One of the questions about whose money the turnover is, with its line. */
export interface MoneyTest {
  text: string
  href: string
  note: string
}

/** The shares of turnover on which the company's standing turns, as the rules about the company work them out; without turnover, none. */
export const moneyTests = async (reader: Reader, on: IsoDate, link: (path: string) => string): Promise<MoneyTest[]> => {
  const facts = await withIncome(reader, await loadBoardFacts(reader), on)
  const findings = judgeOn(facts, '', on, 'company').map(({ finding }) => finding)
  const named = (rule: string) => findings.find((each) => each.rule === rule && each.status !== 'not-applicable')
  const relationship = named('company.business-relationship')
  const owners = named('company.owners-share')
  const href = link('/board/rules')
  const readings = [
    { text: 'The council pays', note: 'Line: 50%.' },
    { text: 'The council and the schools it maintains pay', note: 'Line: 50%, on the cautious reading.' },
  ]
  return [
    ...readings.flatMap(({ text, note }, i) => {
      const reading = relationship?.readings?.[i]
      if (!reading) return []
      const share = shareOf(reading)
      const said = share.over(1, 2) ? 'More than that: a business relationship exists.' : 'Not more than that.'
      return [{ text: `${text} ${share.text}`, href, note: `${note} ${said} Twelve months.` }]
    }),
    ...(owners
      ? [
          {
            text: `Owners pay ${shareOf(owners).text}`,
            href,
            note: `Line: more than 80%, for contracts without competition. ${owners.status === 'fail' ? 'Does not pass.' : 'Passes.'} Three years.`,
          },
        ]
      : []),
  ]
}

const shareOf = ({ numerator, denominator }: { numerator: unknown; denominator: unknown }) => {
  const [part, whole] = [penceOf(String(numerator)), penceOf(String(denominator))]
  return { text: `${percent(part, whole)}%`, over: (above: number, of: number) => of * part > above * whole }
}
