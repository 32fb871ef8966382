import type { IsoDate } from '../../../kernel/dates.ts'
import type { PageContext } from '../../../platform/http/page.ts'
import { mainBody } from '../../board/board.ts'
import { type Mend, type MendingAct, smallestMend } from '../../judging/mend.ts'
import { mendText } from '../../judging/mend-text.ts'
import { fractionText } from '../../judging/words.ts'
import type { BoardFacts } from '../../types.ts'
import { appointHref } from '../board/seat-words.ts'
import { shareRule } from '../board/share.ts'

/** The smallest change that would mend something, as a page lists it: each act leads to its form. */
export interface MendWords {
  acts: { text: string; href?: string }[]
  result: string
}

type Place = Pick<PageContext, 'base' | 'may'>

/** What would mend the board on a day, or one rule of it; undefined where nothing of this kind would. */
export const mendOn = (place: Place, facts: BoardFacts, day: IsoDate, rule?: string): MendWords | undefined => {
  const mend = smallestMend(facts, mainBody(facts, day)?.ref ?? 'board', day, rule)
  return mend && inWords(place, facts, mend, shareRule(facts, day))
}

const inWords = ({ base, may }: Place, facts: BoardFacts, { acts, findings }: Mend, rule: string): MendWords => {
  const share = fractionText(findings.find((finding) => finding.rule === rule && finding.denominator !== 0))
  const holds = findings.every(({ status }) => status !== 'fail')
    ? 'Then every rule of the board holds'
    : 'Then it holds'
  return {
    acts: acts.map((act) => ({ text: mendText(facts, act), ...(may('board:write') ? hrefOf(base, act) : {}) })),
    result: share ? `${holds}, and the council counts as ${share}.` : `${holds}.`,
  }
}

const hrefOf = (base: string, act: MendingAct): { href?: string } => {
  switch (act.kind) {
    case 'renew': {
      const { person, verifiedOn } = act.appointment
      return { href: appointHref(base, { person, seat: act.seat.ref, appointedOn: act.from, verifiedOn }) }
    }
    case 'verify':
      return { href: `${base}/board/directors/${encodeURIComponent(act.person)}` }
    case 'sign':
      return {
        href: `${base}/board/directors/${encodeURIComponent(act.person)}/agreement/new?body=${encodeURIComponent(act.body)}`,
      }
    case 'appoint':
      return act.isNew ? {} : { href: appointHref(base, { seat: act.seat.ref, appointedOn: act.from }) }
    case 'leave':
      return { href: `${base}/board/directors/${encodeURIComponent(act.person)}/resignation/new` }
  }
}
