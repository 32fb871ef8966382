import type { IsoDate } from '../../../kernel/dates.ts'
import type { PageContext } from '../../../platform/http/index.ts'
import { mainBodyRef } from '../../board/board.ts'
import { fractionText } from '../../judging/words.ts'
import type { MendingAct } from '../../mending/acts.ts'
import { type Mend, smallestMend } from '../../mending/mend.ts'
import { mendText } from '../../mending/text.ts'
import type { BoardFacts } from '../../types.ts'
import { appointHref } from '../board/seat-words.ts'
import { shareRule } from '../board/share.ts'

/** The smallest change that would mend something, as a page lists it: each act leads to its form. */
export interface MendWords {
  acts: { text: string; href?: string }[]
  result: string
}

type Place = Pick<PageContext, 'base' | 'may'>

/** What would mend the board or another body on a day, or one rule of it; undefined where nothing of this kind would. */
export const mendOn = (
  place: Place,
  facts: BoardFacts,
  day: IsoDate,
  rule?: string,
  body = mainBodyRef(facts, day),
): MendWords | undefined => {
  const mend = smallestMend(facts, body, day, rule)
  const isOfBoard = body === mainBodyRef(facts, day)
  return (
    mend &&
    inWords(place, facts, mend, isOfBoard ? { of: 'the board', rule: shareRule(facts, day) } : { of: 'the group' })
  )
}

const inWords = (
  { base, may }: Place,
  facts: BoardFacts,
  { acts, findings }: Mend,
  { of, rule }: { of: string; rule?: string },
): MendWords => {
  const share = fractionText(findings.find((finding) => finding.rule === rule && finding.denominator !== 0))
  const holds = findings.every(({ status }) => status !== 'fail') ? `Then every rule of ${of} holds` : 'Then it holds'
  return {
    acts: acts.map((act) => ({
      text: mendText(facts, act),
      ...(may(isOfRegister(act) ? 'members:write' : 'board:write') ? hrefOf(base, act) : {}),
    })),
    result: share ? `${holds}, and the council counts as ${share}.` : `${holds}.`,
  }
}

const isOfRegister = ({ kind }: MendingAct): boolean => kind === 'cease' || kind === 'enterAgain' || kind === 'join'

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
    case 'anew':
      return { href: `${base}/board/directors/${encodeURIComponent(act.appointment.person)}/resignation/new` }
    case 'meet':
      return { href: `${base}/meetings/new` }
    case 'fill': {
      const [{ person }] = act.by
      const known = person.startsWith('\u0000') ? {} : { person }
      return act.isNewSeat ? {} : { href: appointHref(base, { ...known, seat: act.seat.ref, appointedOn: act.on }) }
    }
    case 'cease':
    case 'enterAgain':
      return { href: `${base}/members/${encodeURIComponent(act.member.organisation)}/cessation/new` }
    case 'join':
      return { href: `${base}/members/admissions/new` }
  }
}
