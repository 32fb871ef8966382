import { PRESETS, SEAT_CATEGORIES } from '../company/index.ts'
import { associationAnswer, OFFICES, officeAnswer } from '../directory/index.ts'
import { Fields } from '../kernel/fields.ts'
import {
  AnythingOut,
  arrayOf,
  byName,
  ChoiceOut,
  DateOut,
  FindingOut,
  InstantOut,
  itemsOn,
  LaterVerdictOut,
  listOf,
  OrNull,
  TextOut,
  VerdictOut,
  WayOutOut,
  WholeOut,
  YesOrNoOut,
} from '../platform/http/answer.ts'
import { ATTENDANCE_MARKS, MEETING_STATUSES } from './registers.ts'
import { NOTICES } from './types.ts'

/** What the reads of bodies, seats, rules and resolutions answer. */

const category = ChoiceOut(SEAT_CATEGORIES)

const standing = {
  standing: ChoiceOut(['independent', 'influenced', 'controlled']),
  standingWorking: listOf({ test: TextOut, met: OrNull(YesOrNoOut), text: TextOut, source: TextOut }),
}

const verdicts = {
  company: TextOut,
  body: TextOut,
  on: DateOut,
  known: InstantOut,
  inOffice: WholeOut,
  verdict: VerdictOut,
  findings: arrayOf(FindingOut),
  timeline: arrayOf(LaterVerdictOut),
  notices: listOf({
    notice: ChoiceOut(NOTICES),
    body: TextOut,
    status: VerdictOut,
    explanation: TextOut,
    source: TextOut,
  }),
  ...standing,
}

const director = Fields({
  person: TextOut,
  name: TextOut,
  seats: listOf({ seat: TextOut, title: OrNull(TextOut), category, appointment: TextOut }),
  votes: WholeOut,
  isChair: YesOrNoOut,
  nominee: YesOrNoOut,
  association: OrNull(associationAnswer),
  openQuestion: OrNull(officeAnswer),
  appointedOn: DateOut,
  appointedWithin: OrNull(TextOut),
  termEndsOn: OrNull(DateOut),
  ceasedOn: OrNull(DateOut),
  verifiedOn: OrNull(DateOut),
})

const appointment = Fields({
  ref: TextOut,
  person: TextOut,
  body: TextOut,
  seat: TextOut,
  nominatedBy: OrNull(TextOut),
  appointedOn: DateOut,
  appointedWithin: OrNull(TextOut),
  termEndsOn: OrNull(DateOut),
  ceasedOn: OrNull(DateOut),
  ceasedWithin: OrNull(TextOut),
  reason: OrNull(TextOut),
  verifiedOn: OrNull(DateOut),
  agreedOn: OrNull(DateOut),
  agreementVersion: OrNull(TextOut),
  resolution: OrNull(TextOut),
})

const place = Fields({
  rule: TextOut,
  words: TextOut,
  body: TextOut,
  holder: OrNull(TextOut),
  emptySince: OrNull(DateOut),
  couldFill: listOf({
    person: TextOut,
    name: TextOut,
    offices: listOf({ office: ChoiceOut(OFFICES), organisation: TextOut, name: TextOut }),
  }),
  schools: listOf({ organisation: TextOut, name: TextOut }),
  nominator: OrNull(TextOut),
})

const interest = Fields({
  person: TextOut,
  organisation: OrNull(TextOut),
  nature: TextOut,
  from: OrNull(DateOut),
  to: OrNull(DateOut),
  declaredOn: OrNull(DateOut),
})

const breach = Fields({
  ref: TextOut,
  rule: TextOut,
  state: ChoiceOut(['open', 'closed', 'coming']),
  from: DateOut,
  because: TextOut,
  to: OrNull(DateOut),
  cure: OrNull(TextOut),
  openedBy: arrayOf(
    Fields({ because: TextOut, act: OrNull(Fields({ number: WholeOut, name: TextOut, actor: TextOut })) }),
  ),
  changes: listOf({
    on: DateOut,
    because: TextOut,
    numerator: FindingOut.properties.numerator,
    denominator: FindingOut.properties.denominator,
  }),
  finding: FindingOut,
  worst: Fields({
    on: DateOut,
    numerator: FindingOut.properties.numerator,
    denominator: FindingOut.properties.denominator,
  }),
  lastInFirst: listOf({ person: TextOut, appointedOn: DateOut }),
  waysToCure: arrayOf(WayOutOut),
})

const seat = {
  ref: TextOut,
  body: TextOut,
  category,
  title: OrNull(TextOut),
  nominatedBy: OrNull(TextOut),
  votes: WholeOut,
  termYears: OrNull(WholeOut),
  qualification: OrNull(TextOut),
  from: OrNull(DateOut),
  to: OrNull(DateOut),
}

const body = Fields({
  ref: TextOut,
  kind: TextOut,
  name: TextOut,
  parent: OrNull(TextOut),
  preset: OrNull(TextOut),
  remit: OrNull(TextOut),
  from: OrNull(DateOut),
  to: OrNull(DateOut),
})

const resolution = Fields({
  ref: TextOut,
  body: TextOut,
  meeting: OrNull(TextOut),
  kind: TextOut,
  text: TextOut,
  passedOn: DateOut,
  votesFor: OrNull(WholeOut),
  votesAgainst: OrNull(WholeOut),
  abstentions: OrNull(WholeOut),
  circulatedOn: OrNull(DateOut),
  castingVote: OrNull(ChoiceOut(['for', 'against'])),
  outcome: Fields({ carried: YesOrNoOut, votesFor: WholeOut, of: WholeOut, explanation: TextOut, source: TextOut }),
})

export const answers = {
  proposals: itemsOn({
    ref: TextOut,
    person: TextOut,
    seat: TextOut,
    nominatedBy: OrNull(TextOut),
    appointedOn: DateOut,
    termEndsOn: OrNull(DateOut),
    verifiedOn: OrNull(DateOut),
    reason: OrNull(TextOut),
    proposedOn: DateOut,
    withdrawnOn: OrNull(DateOut),
    withdrawnBecause: OrNull(TextOut),
    isOpen: YesOrNoOut,
  }),
  check: Fields(verdicts),
  whatIf: Fields({ ...verdicts, acts: arrayOf(TextOut) }),
  shareOverTime: Fields({
    on: DateOut,
    rule: TextOut,
    steps: listOf({ on: DateOut, because: TextOut, counted: WholeOut, all: WholeOut, status: VerdictOut }),
  }),
  directors: Fields({ on: DateOut, body: TextOut, items: arrayOf(director) }),
  director: Fields({
    on: DateOut,
    person: TextOut,
    name: TextOut,
    inOffice: OrNull(director),
    appointments: arrayOf(appointment),
    offices: arrayOf(officeAnswer),
    interests: arrayOf(interest),
  }),
  breaches: Fields({ on: DateOut, items: arrayOf(breach) }),
  places: Fields({ on: DateOut, body: TextOut, items: arrayOf(place) }),
  bodies: Fields({ on: DateOut, items: arrayOf(body) }),
  seats: Fields({
    on: DateOut,
    body: TextOut,
    items: listOf({
      ...seat,
      holder: OrNull(TextOut),
      keptFor: OrNull(Fields({ sector: ChoiceOut(['maintained', 'academy']), until: DateOut, leaver: TextOut })),
    }),
  }),
  supervision: Fields({
    on: DateOut,
    supervision: OrNull(
      Fields({
        consents: listOf({
          organisation: TextOut,
          admittedOn: DateOut,
          consentOn: OrNull(DateOut),
          consentReference: OrNull(TextOut),
          state: ChoiceOut(['in order', 'late', 'missing']),
        }),
        byLaw: OrNull(TextOut),
        designated: OrNull(Fields({ authority: OrNull(TextOut), on: DateOut, reference: OrNull(TextOut) })),
        dueOn: OrNull(DateOut),
        late: YesOrNoOut,
        returns: listOf({
          kind: ChoiceOut(['accounts', 'articles']),
          covers: DateOut,
          dueOn: OrNull(DateOut),
          sentOn: OrNull(DateOut),
          reference: OrNull(TextOut),
          late: YesOrNoOut,
        }),
      }),
    ),
  }),
  substitutes: itemsOn({
    body: TextOut,
    person: TextOut,
    substitute: TextOut,
    agreedOn: DateOut,
    agreedWith: OrNull(TextOut),
    from: DateOut,
    to: OrNull(DateOut),
  }),
  meetings: Fields({
    on: DateOut,
    body: TextOut,
    items: listOf({
      ref: TextOut,
      body: TextOut,
      heldOn: DateOut,
      title: OrNull(TextOut),
      status: OrNull(ChoiceOut(MEETING_STATUSES)),
      publishedOn: OrNull(DateOut),
      marks: listOf({ person: TextOut, mark: ChoiceOut(ATTENDANCE_MARKS), substitute: OrNull(TextOut) }),
    }),
  }),
  resolutions: Fields({ on: DateOut, items: arrayOf(resolution) }),
  articles: Fields({
    on: DateOut,
    preset: ChoiceOut(Object.keys(PRESETS)),
    title: TextOut,
    inForceSince: OrNull(DateOut),
    // What a value is, is each article's own matter: a number, a share as two whole numbers, a list of cells.
    articles: byName(Fields({ value: AnythingOut, clause: TextOut })),
    versions: listOf({
      from: OrNull(DateOut),
      resolution: OrNull(TextOut),
      passedOn: OrNull(DateOut),
      overrides: byName(AnythingOut),
    }),
  }),
}

/** The certificate of a board's composition. */
export const certificateAnswer = {
  rows: arrayOf(
    Fields({
      person: TextOut,
      name: TextOut,
      seat: TextOut,
      category,
      nominatedBy: OrNull(TextOut),
      nominee: YesOrNoOut,
      associated: YesOrNoOut,
      limb: OrNull(TextOut),
      evidence: OrNull(TextOut),
      appointedOn: DateOut,
      termEndsOn: OrNull(DateOut),
    }),
  ),
  totals: Fields({ inOffice: WholeOut, associated: WholeOut, nominees: WholeOut, represented: WholeOut }),
  cap: OrNull(arrayOf(WholeOut)),
  vacant: WholeOut,
  findings: arrayOf(FindingOut),
  timeline: arrayOf(LaterVerdictOut),
  ...standing,
}
