import { inWordsOf, isIncorporated } from '../../../company/index.ts'
import { COUNCIL_OFFICES, nameOf, type Person, personName } from '../../../directory/index.ts'
import { type IsoDate, inForce, longDate } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/errors.ts'
import { alphabetical, plural } from '../../../kernel/text.ts'
import { type Answers, type FormField, filled, type Step } from '../../../platform/http/index.ts'
import { holderOf } from '../../acts/index.ts'
import { currentVersion, signaturesBy } from '../../board/agreements.ts'
import { loadResolutions } from '../../decisions/resolutions.ts'
import { agreementAsked } from '../../rules/body/agreement.ts'
import { remainderOf, yearsOf } from '../../seats/terms.ts'
import { loadBoardFacts } from '../../store.ts'
import type { BoardFacts, Seat } from '../../types.ts'
import { seatTitle } from '../board/seat-words.ts'
import { officeWords } from '../board/why.ts'

/** Somebody who is not among the people of the company yet. */
const NEW = 'new'

const byFamilyName = (a: Person, b: Person): number =>
  alphabetical(a.familyName ?? a.ref, b.familyName ?? b.ref) || a.ref.localeCompare(b.ref)

/** "Sorby, Lena" */
const listedName = (person: Person): string =>
  person.familyName ? [person.familyName, person.givenNames].filter(Boolean).join(', ') : person.ref

const personFields = (facts: BoardFacts): FormField[] => [
  {
    name: 'person',
    label: 'Person',
    kind: 'select',
    options: [
      { value: NEW, text: 'Somebody who is not in this list' },
      ...[...facts.directory.people.values()]
        .sort(byFamilyName)
        .map((person) => ({ value: person.ref, text: listedName(person) })),
    ],
    missing: 'Choose the person, or that the person is not in the list',
  },
  {
    name: 'councilOffice',
    label: 'Councillor or officer of any council, now or in the last four years?',
    kind: 'radios',
    hint: 'What is already recorded need not be repeated. The person’s page shows it',
    options: [
      { value: 'none', text: 'No, or it is recorded already' },
      ...COUNCIL_OFFICES.map((office) => ({ value: office, text: `Yes, ${officeWords(office)}` })),
    ],
    missing: 'Choose whether the person holds or held an office of a council',
  },
]

/** What is asked of somebody who is not known yet, and of an office that is not on record. */
const newFields = (facts: BoardFacts, answers: Answers, on: IsoDate): FormField[] => [
  ...(answers.person === NEW
    ? [
        { name: 'givenNames', label: 'Given names', missing: 'Enter the given names' },
        { name: 'familyName', label: 'Family name', missing: 'Enter the family name' },
      ]
    : []),
  ...(answers.councilOffice && answers.councilOffice !== 'none' ? officeFields(facts, on) : []),
]

const officeFields = (facts: BoardFacts, on: IsoDate): FormField[] => [
  {
    name: 'officeCouncil',
    label: 'Which council',
    kind: 'select',
    value: facts.directory.council,
    options: [...facts.directory.organisations.values()]
      .filter(({ kind }) => kind === 'council')
      .map(({ ref, name }) => ({ value: ref, text: name ?? ref })),
    missing: 'Choose the council',
  },
  {
    name: 'officeFrom',
    label: 'First day in that office',
    kind: 'date',
    missing: 'Enter the first day in that office',
  },
  {
    name: 'officeTo',
    label: 'Last day in that office (optional)',
    kind: 'date',
    hint: `Leave blank if it is still held on ${longDate(on)}`,
  },
  {
    name: 'officeEvidence',
    label: 'Evidence (optional)',
    hint: 'A minute, a declaration, a page of the council, with its date',
  },
]

const nameKey = (given: string, family: string): string =>
  `${given} ${family}`.trim().toLowerCase().replace(/\s+/g, ' ')

/** People who already bear the name of the newcomer. */
const namesakes = (facts: BoardFacts, { givenNames = '', familyName = '' }: Answers): Person[] => {
  const wanted = nameKey(givenNames, familyName)
  return [...facts.directory.people.values()].filter(
    (person) => nameKey(person.givenNames ?? '', person.familyName ?? '') === wanted,
  )
}

const samePersonField = (facts: BoardFacts, answers: Answers): FormField[] => {
  const same = answers.person === NEW ? namesakes(facts, answers) : []
  if (same.length === 0) return []
  const name = personName(same[0] as Person)
  return [
    {
      name: 'samePerson',
      label: `There is a ${name} already. Is this the same person?`,
      kind: 'radios',
      options: [
        ...same.map((person) => ({
          value: person.ref,
          text: `Yes, ${person.occupation ? `the ${person.occupation.toLowerCase()}` : 'the same'} (${person.ref})`,
        })),
        { value: NEW, text: 'No, somebody else of the same name' },
      ],
      missing: `Choose whether this is the ${name} who is already known`,
    },
  ]
}

const seatText = (facts: BoardFacts, seat: Seat, on: IsoDate): string => {
  const body = facts.bodies.find(({ ref }) => ref === seat.body)
  const title = seatTitle(seat)
  const holder = holderOf(facts, seat, on)
  const place = body && body.kind !== 'board' ? `${body.name}: ${title}` : title
  return holder ? `${place}, held by ${nameOf(facts.directory, holder)}` : `${place}, vacant`
}

const seatFields = async (facts: BoardFacts, context: Parameters<Step['fields']>[0]): Promise<FormField[]> => {
  const { today } = context
  const passed = (await loadResolutions(context.reader)).filter(({ outcome }) => outcome.carried)
  const seats = facts.seats
    .filter((seat) => inForce(seat, today) || (seat.from ?? '') > today)
    .map((seat) => ({ value: seat.ref, text: seatText(facts, seat, today), vacant: !holderOf(facts, seat, today) }))
    .sort((a, b) => Number(b.vacant) - Number(a.vacant))
  return [
    {
      name: 'seat',
      label: 'Seat',
      kind: 'select',
      hint: 'Vacant seats come first',
      options: seats.map(({ value, text }) => ({ value, text })),
      missing: 'Choose the seat',
    },
    {
      name: 'nominatedBy',
      label: 'Nominated by (optional)',
      hint: 'Who chose the person, where it is not as the seat says',
    },
    {
      name: 'resolution',
      label: 'Resolution (optional)',
      kind: 'select',
      options: [...passed].reverse().map(({ ref, passedOn, text }) => ({
        value: ref,
        text: `${ref}, ${longDate(passedOn)}: ${text.length > 60 ? `${text.slice(0, 59)}…` : text}`,
      })),
    },
  ]
}

/** How long a term is that begins in this seat, for the hint. */
const termHint = (facts: BoardFacts, answers: Answers, on: IsoDate): string => {
  const seat = facts.seats.find(({ ref }) => ref === answers.seat)
  const rest = seat && remainderOf(facts, seat, on)
  if (rest?.termEndsOn) {
    return `Leave blank to serve out the term of ${nameOf(facts.directory, rest.person)}, to ${longDate(rest.termEndsOn)}`
  }
  const years = seat && yearsOf(facts, seat, on)
  return years ? `Leave blank for a full term of ${plural(years, 'year')}` : 'Leave blank if the seat has no term'
}

const IDENTITY: FormField = {
  name: 'verifiedOn',
  label: 'Identity verified on (optional)',
  kind: 'date',
}
const IDENTITY_HINT = 'Nobody may act as a director before verification at Companies House'

const dateFields = (facts: BoardFacts, answers: Answers, on: IsoDate): FormField[] => [
  { name: 'appointedOn', label: 'Date of appointment', kind: 'date', hint: 'The first day in office' },
  { name: 'termEndsOn', label: 'Last day of the term (optional)', kind: 'date', hint: termHint(facts, answers, on) },
  ...(isIncorporated(facts.company) ? [{ ...IDENTITY, hint: inWordsOf(facts.company)(IDENTITY_HINT) }] : []),
  ...agreementFields(facts, facts.seats.find(({ ref }) => ref === answers.seat)?.body ?? '', on),
]

/** Where the partnership has a membership agreement, nobody sits without having signed it. */
const agreementFields = (facts: BoardFacts, body: string, on: IsoDate): FormField[] =>
  agreementAsked(facts, body).value
    ? [
        { name: 'agreedOn', label: 'Membership agreement signed on', kind: 'date', hint: 'On or before the first day' },
        {
          name: 'agreementVersion',
          label: 'Version of the agreement',
          width: 10,
          value: currentVersion(signaturesBy(facts, body, on))?.name ?? '',
        },
      ]
    : []

export const appointSteps: Step[] = [
  {
    title: 'Who is to be appointed?',
    fields: async ({ reader }) => personFields(await loadBoardFacts(reader)),
  },
  {
    title: 'What is not known yet',
    fields: async ({ reader, today }, answers) => newFields(await loadBoardFacts(reader), answers, today),
  },
  {
    title: 'Which seat?',
    fields: async (context, answers) => {
      const facts = await loadBoardFacts(context.reader)
      return [...samePersonField(facts, answers), ...(await seatFields(facts, context))]
    },
  },
  {
    title: 'From when, and for how long?',
    fields: async ({ reader, today }, answers) => dateFields(await loadBoardFacts(reader), answers, today),
  },
]

/** A ref from a name, which nobody bears yet: "lena-sorby". */
const refFor = (facts: BoardFacts, { givenNames = '', familyName = '' }: Answers): string => {
  const plain = `${givenNames.split(/\s+/)[0] ?? ''} ${familyName}`.normalize('NFD').toLowerCase()
  const base =
    plain
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()
      .replaceAll(' ', '-') || 'person'
  let ref = base
  for (let n = 2; facts.directory.people.has(ref); n += 1) ref = `${base}-${n}`
  return ref
}

/** The command that the answers of all steps make: the person and the office first, where they are new. */
export const appointCommand = (facts: BoardFacts, answers: Answers): Record<string, unknown> => {
  const { person = '', samePerson = '', givenNames, familyName, councilOffice = '' } = answers
  const asked = person === NEW && namesakes(facts, answers).length > 0
  const isNew = person === NEW && (!asked || samePerson === NEW)
  const who = person !== NEW ? person : isNew ? refFor(facts, answers) : samePerson
  return {
    ...filled({ person: who, seat: answers.seat, nominatedBy: answers.nominatedBy, resolution: answers.resolution }),
    ...filled({ appointedOn: answers.appointedOn, termEndsOn: answers.termEndsOn, verifiedOn: answers.verifiedOn }),
    ...filled({ agreedOn: answers.agreedOn, agreementVersion: answers.agreementVersion }),
    ...(isNew ? { newPerson: filled({ givenNames, familyName }) } : {}),
    ...(councilOffice === 'none'
      ? {}
      : {
          office: filled({
            organisation: answers.officeCouncil,
            office: councilOffice,
            from: answers.officeFrom,
            to: answers.officeTo,
            evidence: answers.officeEvidence,
          }),
        }),
  }
}

const FIELD_OF: Record<string, string> = {
  '/newPerson/givenNames': 'givenNames',
  '/newPerson/familyName': 'familyName',
  '/office/office': 'councilOffice',
  '/office/organisation': 'officeCouncil',
  '/office/from': 'officeFrom',
  '/office/to': 'officeTo',
  '/office/evidence': 'officeEvidence',
}

/** The question that an error in a part of the command belongs to. */
export const aimAppointment = (error: FieldError, answers: Answers): FieldError => {
  if (error.pointer === '/person' && answers.person === NEW) return { ...error, pointer: '/samePerson' }
  // Without an answer whether there is an office, nothing else about it has been asked.
  if (error.pointer.startsWith('/office/') && !answers.councilOffice) return { ...error, pointer: '/councilOffice' }
  const field = FIELD_OF[error.pointer]
  return field ? { ...error, pointer: `/${field}` } : error
}
