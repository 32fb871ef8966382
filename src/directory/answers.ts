import { Fields, Optional } from '../kernel/fields.ts'
import { arrayOf, ChoiceOut, DateOut, listOf, OrNull, TextOut, YesOrNoOut } from '../platform/http/index.ts'
import { CENSUSES, OFFICES, ORGANISATION_KINDS } from './types.ts'

/** What the reads of organisations and people answer. */

const organisation = {
  ref: TextOut,
  kind: ChoiceOut(ORGANISATION_KINDS),
  name: TextOut,
  urn: Optional(TextOut),
  ukprn: Optional(TextOut),
  laCode: Optional(TextOut),
  type: Optional(TextOut),
  typeName: Optional(TextOut),
  phase: Optional(TextOut),
  status: TextOut,
  openedOn: Optional(DateOut),
  closedOn: Optional(DateOut),
  pupils: Optional(TextOut),
  hasSixthForm: Optional(ChoiceOut(['yes', 'no'])),
  lowAge: Optional(TextOut),
  highAge: Optional(TextOut),
  trust: Optional(TextOut),
  federation: Optional(TextOut),
  trustName: Optional(TextOut),
  federationName: Optional(TextOut),
  district: Optional(TextOut),
  diocese: Optional(TextOut),
  controlledBy: Optional(TextOut),
  address: Optional(TextOut),
  postcode: Optional(TextOut),
  sector: TextOut,
  open: YesOrNoOut,
  legalPerson: OrNull(TextOut),
  counted: OrNull(
    Fields({ pupils: TextOut, census: ChoiceOut([...CENSUSES, 'stated']), countedOn: Optional(DateOut) }),
  ),
}

const proposal = Fields({
  organisation: TextOut,
  urn: TextOut,
  field: TextOut,
  stated: TextOut,
  register: TextOut,
  asOf: DateOut,
})

/** An office as somebody holds it. */
export const officeAnswer = Fields({
  id: Optional(TextOut),
  person: TextOut,
  organisation: TextOut,
  office: ChoiceOut(OFFICES),
  from: DateOut,
  to: Optional(DateOut),
  evidence: Optional(TextOut),
})

/** Why somebody counts as the council's: the limb of s.69(5), and until when. */
export const associationAnswer = Fields({
  limb: TextOut,
  office: ChoiceOut(OFFICES),
  organisation: TextOut,
  from: DateOut,
  to: Optional(DateOut),
  until: Optional(DateOut),
  evidence: Optional(TextOut),
})

const person = {
  ref: TextOut,
  name: TextOut,
  skills: OrNull(TextOut),
  associated: OrNull(associationAnswer),
  offices: arrayOf(officeAnswer),
}

export const answers = {
  organisations: Fields({ on: DateOut, items: arrayOf(Fields(organisation)) }),
  organisation: Fields({
    on: DateOut,
    ...organisation,
    predecessors: arrayOf(TextOut),
    successors: arrayOf(TextOut),
    proposals: arrayOf(proposal),
  }),
  people: Fields({ on: DateOut, items: arrayOf(Fields(person)) }),
  person: Fields({ on: DateOut, ...person }),
  proposals: Fields({
    on: DateOut,
    differences: arrayOf(proposal),
    left: listOf({ organisation: TextOut, urn: TextOut, leftOn: DateOut }),
  }),
}
