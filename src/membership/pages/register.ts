import { articlesOn, type Company, isIncorporated, loadCompany } from '../../company/index.ts'
import { type Directory, isAuthority, loadDirectory } from '../../directory/index.ts'
import { type IsoDate, longDate } from '../../kernel/dates.ts'
import { penceOf } from '../../kernel/money.ts'
import { alphabetical, listed, percent, plural } from '../../kernel/text.ts'
import { definePage, type PageContext } from '../../platform/http/index.ts'
import { isCurrent, type Member } from '../members.ts'
import { liableUntil, type RegisterEntry, type RegisterOfMembers, registerOfMembers } from '../register.ts'
import { loadMembers } from '../store.ts'
import { memberLinks } from './links.ts'
import { CLASS_WORDS, changeText, guaranteeText, membersFor } from './words.ts'

/** Shown at first; the rest is one link away. */
const SHOWN = 50

/** "Who was a member on…?": the register as it may be inspected, on any day. */
export const registerPage = definePage({
  path: '/members',
  section: '/members',
  permission: 'members:read',
  run: async (context: PageContext) => {
    const { reader, on, link, query, dates, may, base } = context
    const company = await loadCompany(reader)
    const directory = await loadDirectory(reader)
    const register = await registerOfMembers(reader, on)
    const members = await loadMembers(reader)
    const search = query.q?.trim() ?? ''
    const found = register.rows
      .filter((entry) => matches(directory, entry, search, on))
      .sort((a, b) => alphabetical(a.name, b.name) || a.number - b.number)
    const shown = query.show === 'all' || search !== '' ? found : found.slice(0, SHOWN)
    const reports = may('reports:read')
    return {
      view: 'membership/views/register.njk',
      title: 'Register of members',
      model: {
        links: memberLinks(context, '/members'),
        sentence:
          register.totals.members === 0
            ? `**No members** on this date.${company.incorporatedOn ? ` Incorporated ${longDate(company.incorporatedOn)}.` : ''}`
            : countSentence(company, directory, register, { on, today: context.today }),
        search,
        kept: ['on', 'known'].flatMap((name) => (query[name] ? [{ name, value: query[name] }] : [])),
        files: reports
          ? [
              { text: 'Register (PDF)', href: link('/reports/register-of-members.pdf') },
              { text: 'Register (CSV)', href: link('/reports/register-of-members.csv') },
            ]
          : [],
        rows: shown.map((entry) => rowOf(context, directory, register.rows, entry)),
        counted: countedSentence(register, shown.length, search),
        showAll: shown.length < found.length ? link('/members?show=all') : undefined,
        clear: search === '' ? undefined : link('/members'),
        since: on < context.today && !dates.known ? since(context, register, members) : undefined,
        foot: footOf(isIncorporated(company), context.today),
        admit: may('members:write') && !dates.isPast ? `${base}/members/admissions/new` : undefined,
      },
    }
  },
})

const tense = (on: IsoDate, today: IsoDate, [past, now, future]: readonly [string, string, string]): string =>
  on < today ? past : on > today ? future : now

const sumOf = (rows: readonly RegisterEntry[]): number => rows.reduce((votes, row) => votes + row.votes, 0)

/** "56 members were in the register: 55 school members and the council. The council held 1 of 56 votes, 1.79%." */
const countSentence = (
  company: Company,
  directory: Directory,
  { rows, totals }: RegisterOfMembers,
  { on, today }: { on: IsoDate; today: IsoDate },
): string => {
  const current = rows.filter(({ ceasedOn }) => ceasedOn === null)
  const which = { authorities: articlesOn(company, on).authorities.value }
  const council = current.filter(({ organisation }) => isAuthority(directory, organisation, which))
  const schools = current.filter((row) => row.class === 'school' && !council.includes(row))
  const others = current.filter((row) => row.class !== 'school' && !council.includes(row))
  const parts = [
    ...(schools.length > 0 ? [plural(schools.length, 'school member')] : []),
    ...(others.length > 0 ? [plural(others.length, 'other member')] : []),
    ...(council.length > 0 ? [council.length === 1 ? 'the council' : `${council.length} councils`] : []),
  ]
  const be = tense(on, today, totals.members === 1 ? ['was', 'is', 'will be'] : ['were', 'are', 'will be'])
  const hold = tense(on, today, ['held', council.length > 1 ? 'hold' : 'holds', 'will hold'])
  const share = `${sumOf(council)} of ${totals.votes} votes, ${percent(sumOf(council), totals.votes)}%`
  return `**${plural(totals.members, 'member')}** ${be} in the register: ${listed(parts)}. ${council.length > 1 ? 'The councils' : 'The council'} ${hold} ${share}.`
}

const matches = (directory: Directory, entry: RegisterEntry, search: string, on: IsoDate): boolean =>
  search === '' ||
  [entry.name, ...membersFor(directory, entry.organisation, on)].some((text) =>
    text.toLowerCase().includes(search.toLowerCase()),
  )

const rowOf = (
  { link, on }: PageContext,
  directory: Directory,
  rows: readonly RegisterEntry[],
  entry: RegisterEntry,
) => {
  const former = entry.ceasedOn !== null
  const until = liableUntil(rows, entry, on)
  const guarantee = guaranteeText(entry.guarantee)
  return {
    id: `no-${entry.number}`,
    cells: [
      {
        text: entry.name,
        href: link(`/members/${encodeURIComponent(entry.organisation)}`),
        ...(former ? { tag: { kind: 'none', text: 'Former member' } } : {}),
        sub: [entry.address, ...entry.changes.map(changeText)].filter(Boolean).join(' · '),
      },
      String(entry.number),
      { lines: membersFor(directory, entry.organisation, entry.ceasedOn ?? on) },
      CLASS_WORDS[entry.class],
      {
        text: longDate(entry.admittedOn),
        ...(entry.ceasedOn ? { lines: [`Ceased ${longDate(entry.ceasedOn)}`] } : {}),
      },
      !former ? guarantee : until ? `${guarantee} to ${longDate(until)}` : '',
    ],
  }
}

const countedSentence = ({ rows, totals }: RegisterOfMembers, shown: number, search: string): string => {
  const former = rows.length - totals.members
  const all = `${plural(rows.length, 'entry', 'entries')}: ${plural(totals.members, 'member')} and ${plural(former, 'former member')}`
  const kept = 'Former members stay in the register for 10 years.'
  if (search !== '' && shown === 0) return `Nothing is found for “${search}” among ${all}.`
  return shown < rows.length ? `Showing ${shown} of ${all}. ${kept}` : `${all}. ${kept}`
}

/** What has happened to the register since a past day, with everything known today. */
const since = (context: PageContext, { rows, totals }: RegisterOfMembers, members: readonly Member[]) => {
  const { on, today, link, base } = context
  const joined = members.filter(({ admittedOn }) => admittedOn > on && admittedOn <= today).length
  const left = members.filter(({ ceasedOn }) => ceasedOn !== null && ceasedOn >= on && ceasedOn < today).length
  const now = members.filter((member) => isCurrent(member, today)).length
  const corrected = rows.flatMap(({ changes }) => changes).filter(({ changedOn }) => changedOn > on).length
  const leavers = totals.guaranteeOfLeavers
  return {
    heading: `Since ${longDate(on)}`,
    moved: `${plural(joined, 'member')} joined and ${left} left:`,
    today: { text: `${plural(now, 'member')} today`, href: `${base}/members` },
    corrected:
      corrected === 0
        ? 'Nothing that the register said has been changed'
        : `${plural(corrected, 'change')} of what the register said; the earlier wording is kept with the date of each`,
    guarantee: totals.guarantee && {
      text: `Guarantees on this date: ${plural(totals.members, 'member')},`,
      amount: guaranteeText(totals.guarantee),
      href: link('/members/guarantees'),
      leavers:
        leavers === null || penceOf(leavers) === 0
          ? 'Former members within a year: none'
          : `Former members within a year: ${guaranteeText(leavers)}`,
    },
  }
}

const footOf = (incorporated: boolean, today: IsoDate): string =>
  incorporated
    ? `Kept at the registered office under sections 112 to 121 of the Companies Act 2006. Up to date to ${longDate(today)}.`
    : `The partnership keeps this register under its agreement. Up to date to ${longDate(today)}.`
