import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isObjectType, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { SCHEMA_FILE } from '../../../apps/api/src/app-schema.js';
import { DEMO_PASSWORD } from '#demo/password';
import type { Answer } from '../../e2e/client.js';
import { validVariables } from '../../e2e/valid-variables.js';
import type { Target } from './world.js';

/**
 * What the matrix asks: one row for every Query and Mutation field of the schema, or several where an operation has
 * several kinds of records before it (`startCase#cell`, `startCase#committee`).
 *
 * A new query or mutation is asked by itself, with the variables of `test/e2e/valid-variables.ts`; every id among them is
 * put in place by its name (`IDS`). What it needs is a row in `reference-model.ts`, which says who may; and here:
 * a record of a new kind in `world.ts` and its id's name in `IDS`; for a query its entry in `SIGNS`, the record whose id
 * stands in the answer of those who may; `VARIANTS` when there is more than one kind of record before it.
 */
export interface Question {
  /** The operation, with the variant after `#`. */
  readonly row: string;
  /** `Query.field` or `Mutation.field`. */
  readonly field: string;
  readonly document: string;
  readonly variables: (target: Target) => Readonly<Record<string, unknown>>;
  /** The record that the answer of those who may names; none: they are those who are not refused. */
  readonly sign: string | undefined;
}

interface Variant {
  /** Other records than the usual ones, by the names of the inputs. */
  readonly ids?: Readonly<Record<string, string>>;
  readonly sign?: string;
  /** What is selected of the answer, instead of ids. */
  readonly selection?: string;
  readonly values?: (target: Target) => Readonly<Record<string, unknown>>;
}

const schema = buildSchema(readFileSync(SCHEMA_FILE, 'utf8'));
const NOBODYS = '0197c1c8-0280-7000-8000-000000000000';

/** Which record stands at an input of this name. */
const IDS: Readonly<Record<string, string>> = {
  organizationId: 'cell', sheetId: 'sheet', seasonId: 'season', entryId: 'entry', admissionId: 'admission', transferId: 'transfer', meetingId: 'meeting', paymentId: 'duesPayment', courseId: 'course', measureId: 'measure',
  parentId: 'above', personId: 'person', memberId: 'member', caseId: 'cellCase', denunciationId: 'directedDenunciation', noticeId: 'stateNotice', disciplineId: 'putToCell', correctsId: 'result', observationId: 'observation', localRuleId: 'localRule', correctionId: 'correction', helpId: 'help', draftId: 'seasonDraft', programmeId: 'programme', lineId: 'programmeLine',
};

/** For each query the record that is asked for, or must be in the list; null: it is about no record. */
const SIGNS: Readonly<Record<string, string | null>> = {
  accounts: 'account', badgeCandidates: null, recordCompleteness: null, cellFindings: null, termsEnding: null, notices: null, admission: 'admission', admissions: 'admission', caseCounts: null, disciplineCounts: null, correction: 'correction', committee: 'committee', ethnicGroups: null, figure: null, inspectionProgrammes: 'programme', massOrganizations: 'massOrganization',
  duplicateSuspicions: 'suspicion', possibleDuplicates: null, personMerges: null, mergePreview: null,
  me: null, duesOwed: null, duesPayments: 'duesPayment', meetings: 'meeting', member: 'member', memberExits: null, memberSuspensions: null, members: 'member', metrics: null, movementBalance: null, observations: 'observation', organization: 'cell', organizations: 'cell', ratingSeason: 'season',
  localRules: 'localRule', holidayNotices: 'notice', overrides: 'override', regulations: null, regulationHistory: null, workingDayDeadline: null,
  ratingSeasons: 'season', ratingSeasonDraft: 'seasonDraft', ratingSeasonDrafts: 'seasonDraft', ratingProgress: null, ratingSheet: 'sheet', recordedRatings: 'result', reorganizationPreview: null, reorganizations: null, resolution: 'resolution', resolutions: 'resolution', trainingCourses: 'course',
  transfer: 'transfer', transfers: 'transfer', stateNotice: 'stateNotice', stateNotices: 'stateNotice',
};

const CASES: Readonly<Record<string, Variant>> = { cell: { ids: { caseId: 'cellCase' } }, committee: { ids: { caseId: 'committeeCase' } }, team: { ids: { caseId: 'teamCase' } } };
const SHOWN_CASES: Readonly<Record<string, Variant>> = Object.fromEntries(['cellCase', 'committeeCase', 'submittedCase', 'teamCase'].map((sign) => [sign, { sign }]));
const MEASURES = ['preparedByCell', 'preparedByCommittee', 'putToCell', 'toInspection', 'toStanding', 'decided'];
const SHOWN_MEASURES: Readonly<Record<string, Variant>> = Object.fromEntries(MEASURES.map((sign) => [sign, { sign }]));
const ON_MEASURES: Readonly<Record<string, Variant>> = Object.fromEntries(MEASURES.slice(0, 5).map((disciplineId) => [disciplineId, { ids: { disciplineId } }]));
const COMPLAINTS = ['complaintAtInspection', 'complaintAtStanding', 'complaintOfRemoval', 'complaintOfCell'];
const SHOWN_COMPLAINTS: Readonly<Record<string, Variant>> = Object.fromEntries(COMPLAINTS.map((sign) => [sign, { sign }]));
const ON_COMPLAINTS: Readonly<Record<string, Variant>> = Object.fromEntries(COMPLAINTS.map((complaintId) => [complaintId, { ids: { complaintId } }]));
const SHOWN_DENUNCIATIONS: Readonly<Record<string, Variant>> = { directedDenunciation: { sign: 'directedDenunciation' }, teamDenunciation: { sign: 'teamDenunciation' } };
const USUAL: Variant = {};
const OF_DIVISION: Readonly<Record<string, Variant>> = { division: { ids: { organizationId: 'division' } } };

/** By one of the bodies. */
const adopting = (place: string, body: string): Variant => ({ values: (target) => ({ input: { ...(VALID['adoptProgramme']?.['input'] as object), organizationId: target[place], body } }) });

const VARIANTS: Readonly<Record<string, Readonly<Record<string, Variant>>>> = {
  member: { '': USUAL, contact: { sign: 'phone', selection: 'person { contact { phone } }' }, education: { sign: 'education', selection: 'person { education }' }, background: { sign: 'health', selection: 'person { background { health } }' } },
  denunciation: SHOWN_DENUNCIATIONS, denunciations: SHOWN_DENUNCIATIONS, takeUpDenunciation: { '': { ids: { caseId: 'committeeCase' } } }, revealDenouncer: { '': { ids: { denunciationId: 'teamDenunciation' } } },
  complaint: SHOWN_COMPLAINTS, complaints: SHOWN_COMPLAINTS, settleComplaint: ON_COMPLAINTS, withdrawComplaint: ON_COMPLAINTS,
  fileComplaint: { '': { ids: { disciplineId: 'complained' } } },
  receiveDenunciation: OF_DIVISION, receiveStateNotice: OF_DIVISION, settleStateNotice: { '': { ids: { caseId: 'committeeCase' } } },
  receiveComplaint: { '': { values: ({ member }) => ({ input: { ...(VALID['receiveComplaint']?.['input'] as object), memberId: member, organizationId: null, decisionNumber: '2' } }) } },
  resolution: { '': USUAL, progress: { selection: 'id targets { measures { progress { from } } }' } },
  ratingSheet: { '': USUAL, submitted: { sign: 'submittedSheet' } },
  waitingRatingSheets: { drafting: { sign: 'sheet' }, submitted: { sign: 'submittedSheet' } },
  worklist: Object.fromEntries(['', 'suspicion', 'sheet', 'submittedSheet', 'admission', 'correction', 'overdueCorrection', 'cellCase', 'committeeCase', 'teamCase', ...COMPLAINTS.slice(0, 3), ...MEASURES.slice(0, 5)].map((sign) => [sign, sign === '' ? USUAL : { sign }])),
  notices: { '': USUAL, committee: { sign: 'committee' } },
  inspectionCase: SHOWN_CASES,
  inspectionCases: SHOWN_CASES,
  disciplineCase: SHOWN_MEASURES,
  disciplineCases: SHOWN_MEASURES,
  ratingProgress: { '': { selection: 'edges { node { itself } }' } },
  recordReads: { '': { selection: 'edges { node { operation } }' } },
  grantRole: { '': USUAL, administrator: { values: ({ account }) => ({ input: { role: 'ADMINISTRATOR', accountId: account, from: '2026-11-21', reason: 'Thay người nghỉ', validateOnly: true } }) } },
  approveGrant: { '': USUAL, administrator: { values: ({ adminGrant }) => ({ input: { id: adminGrant, version: 1, validateOnly: true } }) } },
  endGrant: { '': USUAL, administrator: { values: ({ adminGrant }) => ({ input: { id: adminGrant, version: 1, reason: 'Thôi', validateOnly: true } }) } },
  massOrganizations: OF_DIVISION,
  recordedRatings: OF_DIVISION,
  resolutions: OF_DIVISION,
  trainingCourses: OF_DIVISION,
  recordRatingResult: OF_DIVISION,
  recordTrainingCourse: OF_DIVISION,
  adoptResolution: OF_DIVISION,
  setLocalRule: { '': { ids: { organizationId: 'division', supersedesId: 'localRule' } } },
  enterHolidayNotice: { '': { ids: { organizationId: 'division', supersedesId: 'notice' } } },
  logCase: { cell: USUAL, ...OF_DIVISION },
  adoptProgramme: { cell: adopting('cell', 'CELL'), committee: adopting('division', 'INSPECTION_COMMITTEE'), standing: adopting('division', 'STANDING_COMMITTEE') },
  startCase: CASES, recordCaseStep: CASES, reportCase: CASES, returnCase: CASES, concludeCase: CASES, concludeCaseOnSentence: CASES, dropCase: CASES, markCase: CASES, recordCaseOutcome: CASES, followUpRecommendation: CASES, withdrawCaseOutcome: CASES, proposeDiscipline: CASES,
  // Of those who come: what becomes of them the receiving end says.
  receiveTransfer: { '': { ids: { transferId: 'hither' } } },
  refuseTransfer: { '': { ids: { transferId: 'hither' } } },
  putDisciplineToCell: ON_MEASURES, submitDiscipline: ON_MEASURES, voteDiscipline: ON_MEASURES, decideDiscipline: ON_MEASURES,
  returnDiscipline: ON_MEASURES, announceDiscipline: ON_MEASURES, reviseDiscipline: ON_MEASURES, withdrawDiscipline: ON_MEASURES, dropDiscipline: ON_MEASURES,
};

/** A preview is of one operation. */
const NO_OPERATION = { found: null, rename: null, changeKind: null, move: null, merge: null, split: null, dissolve: null };

/** What a member's answer shows in place of an id. */
const SIGNS_OF_MEMBERS = ['phone', 'education', 'health'];

/** What narrows lists down, so that the record is on their first page. */
const FILTERS: Readonly<Record<string, (target: Target) => Readonly<Record<string, unknown>>>> = {
  members: ({ cell }) => ({ filter: { organizationId: cell } }),
  duesPayments: ({ cell }) => ({ filter: { organizationId: cell } }),
  organizations: ({ above }) => ({ filter: { underId: above } }),
  admissions: ({ cell }) => ({ filter: { organizationId: cell } }),
  ratingSeasons: ({ cell }) => ({ organizationId: cell }),
  observations: ({ cell }) => ({ organizationId: cell }),
  localRules: ({ division }) => ({ organizationId: division }),
  holidayNotices: ({ division }) => ({ organizationId: division }),
  overrides: ({ cell }) => ({ filter: { organizationId: cell } }),
  resolutions: ({ division }) => ({ organizationId: division }),
  recordReads: ({ member }) => ({ memberId: member, after: null, last: null, before: null }),
  recordViewers: ({ member }) => ({ memberId: member }),
  relations: ({ person }) => ({ personId: person }),
  inspectionCases: () => ({ filter: null }),
  disciplineCases: () => ({ filter: null }),
  transfers: ({ cell }) => ({ filter: { organizationId: cell, stages: null, overdue: null } }),
  proposeTransfer: ({ member }) => ({ input: { ...(VALID['proposeTransfer']?.['input'] as object), memberId: member, destinationId: null } }),
  resubmitTransfer: ({ transfer }) => ({ input: { ...(VALID['resubmitTransfer']?.['input'] as object), transferId: transfer, destinationId: null } }),
  issueTransfer: ({ transfer }) => ({ input: { ...(VALID['issueTransfer']?.['input'] as object), transferId: transfer, destinationId: null } }),
  recordTransferIn: ({ cell }) => ({ input: { ...(VALID['recordTransferIn']?.['input'] as object), organizationId: cell, personId: null } }),
  possibleDuplicates: ({ person }) => ({ personId: person }),
  // Whoever may is refused because these are not two people.
  declareNotSame: ({ person }) => ({ input: { personId: person, otherId: person, suspicionId: null, reason: 'Khác ngày sinh', validateOnly: true } }),
  mergePreview: ({ person }) => ({ keepId: person, mergeId: person }),
  mergePersons: ({ person }) => ({ input: { ...(VALID['mergePersons']?.['input'] as object), keepId: person, mergeId: person } }),
  approveGrant: ({ grant }) => ({ input: { id: grant, version: 1, validateOnly: true } }),
  endGrant: ({ grant }) => ({ input: { id: grant, version: 1, reason: 'Thôi', validateOnly: true } }),
  endDelegation: ({ delegation }) => ({ input: { id: delegation, version: 1, validateOnly: true } }),
  withdrawRelation: ({ relation }) => ({ input: { relationId: relation, version: 1, reason: 'Khai nhầm', validateOnly: true } }),
  login: () => ({ input: { username: '00-target', password: DEMO_PASSWORD.slice(1), transport: 'BEARER' } }),
  endSessions: ({ account }) => ({ input: { id: account, validateOnly: true } }),
  dissolveOrganization: ({ cell }) => ({ input: { ...(VALID['dissolveOrganization']?.['input'] as object), organizationId: cell, membersToId: null, childrenToId: null, placements: [] } }),
  electCommittee: ({ cell, person }) => ({ input: { ...(VALID['electCommittee']?.['input'] as object), organizationId: cell, memberPersonIds: [person], headId: person } }),
  reorganizationPreview: ({ cell }) => ({ ...NO_OPERATION, rename: { ...(VALID['renameOrganization']?.['input'] as object), organizationId: cell } }),
  disableAccount: ({ account }) => ({ input: { id: account, version: 1, validateOnly: true } }),
};

const VALID = validVariables({ member: NOBODYS, organization: NOBODYS, committee: NOBODYS, season: NOBODYS });

/** Every question, operation by operation. */
export const QUESTIONS: readonly Question[] = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
  type ? Object.values(type.getFields()).flatMap((field) => questionsOf(type, field)) : [],
);

const REFUSED = ['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND', 'PASSWORD_CHANGE_REQUIRED'];
const MISUNDERSTOOD = ['INVALID_VALUE', 'BAD_REQUEST', 'GRAPHQL_VALIDATION_FAILED'];
/** What the database's own policies stop comes as a fault of the program: it asks for nothing that it knows to be refused. */
const STOPPED = 'INTERNAL';

/**
 * Whether the answer went past access; under other policies than its own the program may run against the database's.
 * @throws Error when the question itself was wrong
 */
export function wasAllowed({ sign, row }: Question, target: Target, { errors, text }: Answer<unknown>, mutated: boolean): boolean {
  const codes = (errors ?? []).flatMap(({ extensions: { code, refusals } }) => (refusals && refusals.length > 0 ? refusals.map((each) => each.code) : [code]));
  if (codes.some((code) => MISUNDERSTOOD.includes(code) || (code === STOPPED && !mutated))) throw new Error(`${row} was not understood: ${text}`);
  if (codes.some((code) => REFUSED.includes(code) || code === STOPPED)) return false;
  return sign === undefined || text.includes(target[sign] ?? NOBODYS);
}

function questionsOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): Question[] {
  return Object.entries(VARIANTS[field.name] ?? { '': USUAL }).map(([name, variant]) => ({
    row: name === '' || variant === OF_DIVISION['division'] ? field.name : `${field.name}#${name}`,
    field: `${type.name}.${field.name}`,
    document: documentOf(type, field, variant.selection),
    variables: (target) => variablesOf(field, variant, target),
    sign: variant.sign ?? SIGNS[field.name] ?? undefined,
  }));
}

function documentOf(type: GraphQLObjectType, { name, args, type: returned }: GraphQLField<unknown, unknown>, selection?: string): string {
  const declared = args.map((arg) => `$${arg.name}: ${arg.type.toString()}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const head = args.length > 0 ? `(${declared}) { ${name}(${given})` : ` { ${name}`;
  return `${type.name.toLowerCase()} ${head} { ${selection ?? selectionOf(returned)} } }`;
}

function selectionOf(returned: GraphQLField<unknown, unknown>['type']): string {
  const type = getNamedType(returned);
  const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
  if (fields.includes('edges')) return 'edges { node { id } }';
  return fields.includes('id') ? 'id' : '__typename';
}

function variablesOf({ name, args }: GraphQLField<unknown, unknown>, { ids = {}, sign, values }: Variant, target: Target): Readonly<Record<string, unknown>> {
  const asked = sign ?? SIGNS[name] ?? undefined;
  const byId = args.some((arg) => arg.name === 'id') && asked !== undefined ? { id: target[SIGNS_OF_MEMBERS.includes(asked) ? 'member' : asked] } : {};
  const pages = args.some((arg) => arg.name === 'first') ? { first: 100 } : {};
  return { ...(inPlace(VALID[name] ?? {}, { ...IDS, ...ids }, target) as object), ...byId, ...pages, ...FILTERS[name]?.(target), ...values?.(target) };
}

/** The value with the target's records at every id that has a name. */
function inPlace(value: unknown, ids: Readonly<Record<string, string>>, target: Target): unknown {
  if (Array.isArray(value)) return value.map((each) => inPlace(each, ids, target));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, ids[key] === undefined ? inPlace(each, ids, target) : target[ids[key]]]));
}
