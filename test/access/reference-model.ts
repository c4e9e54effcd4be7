import type { Role } from '#access';
import type { Scope } from './matrix/world.js';

/**
 * Who may do what, in words of its own: the program is held against this, so nothing here comes from the policy files.
 *
 * To add a new operation: one entry in `MAY` under its name (the question's row in `matrix/questions.ts`), which says
 * who may. The matrix tells of every operation without one ("unmapped"), and of every entry without an operation.
 */
interface Asker {
  readonly role: Role;
  readonly scope: Scope;
}
type May = (asker: Asker) => boolean;

const INSPECTORS: readonly Role[] = ['INSPECTION_COMMITTEE', 'INSPECTION_OFFICER'];
const CHAIRS: readonly Role[] = ['INSPECTION_OFFICER'];
const BODIES: readonly Role[] = ['SECRETARY', 'STANDING_COMMITTEE', 'PARTY_OFFICE', ...INSPECTORS];

/** The role is held today, anywhere. */
const holds = (roles: readonly Role[]): May => ({ role, scope }) => roles.includes(role) && scope !== 'expired' && scope !== 'none';
const at = (...scopes: readonly Scope[]): May => ({ scope }) => scopes.includes(scope);
const both = (a: May, b: May): May => (asker) => a(asker) && b(asker);
const either = (...all: readonly May[]): May => (asker) => all.some((may) => may(asker));

const anybodyLoggedIn: May = () => true;
/** The records are about the asker, who is a member of the cell as well as what the role says. */
const oneself = at('self');
const anybodyInOffice = either(holds([...BODIES, 'MEMBER']), oneself);
/** In office in that very organisation: superiors do not act in its place. */
const inOffice = (...roles: readonly Role[]): May => both(holds(roles), at('self', 'own unit'));
/** There or above: superiors look, and decide what is theirs to decide. */
const thereOrAbove = (roles: readonly Role[]): May => both(holds(roles), at('self', 'own unit', 'ancestor'));
/** What stands above somebody is known to them too, as far as its name goes and what it has made public. */
const thereAboveOrBelow = (roles: readonly Role[]): May => both(holds(roles), at('self', 'own unit', 'ancestor', 'descendant'));
const publicThere = either(thereAboveOrBelow([...BODIES, 'MEMBER']), oneself);

const administrator = holds(['ADMINISTRATOR']);
const cellPrepares = inOffice('SECRETARY');
const standingDecides = thereOrAbove(['STANDING_COMMITTEE']);
const reorganizes = thereOrAbove(['STANDING_COMMITTEE', 'PARTY_OFFICE']);
const officeRecords = inOffice('PARTY_OFFICE');
const readsRoll = either(thereOrAbove(BODIES), oneself);
const readsAdmissions = either(thereOrAbove(['SECRETARY', 'STANDING_COMMITTEE', 'PARTY_OFFICE']), oneself);
const readsFacts = thereOrAbove(BODIES);
const officeThereOrAbove = thereOrAbove(['PARTY_OFFICE']);

/** Cases are for those who need to know, and never for their subject, who here is "oneself". */
const knows = (...roles: readonly Role[]): May => both(holds(roles), at('own unit'));
const ledByCell = knows('SECRETARY');
const ledByCommittee = knows(...CHAIRS);
/** On the team by name: everybody of the own unit is put on it here, the subjects of the other cases too. As members, or as one of the bodies that deal with cases. */
const onTeam = either(oneself, knows('SECRETARY', 'MEMBER', ...INSPECTORS));
const readsForTeam = either(onTeam, knows('STANDING_COMMITTEE'));
const standingKnows = knows('STANDING_COMMITTEE');

const CASES = (cell: May, committee: May, team: May) => ({ cell, committee, team });
const SHOWN_CASES = { cellCase: ledByCell, committeeCase: ledByCommittee, submittedCase: either(ledByCell, standingKnows), teamCase: readsForTeam };
const conducts = CASES(ledByCell, ledByCommittee, onTeam);
/** The team does not conclude its own work. */
const concludes = CASES(ledByCell, ledByCommittee, () => false);
const SHOWN_MEASURES = {
  preparedByCell: ledByCell,
  preparedByCommittee: ledByCommittee,
  putToCell: either(ledByCommittee, ledByCell),
  toInspection: either(ledByCell, ledByCommittee),
  toStanding: either(ledByCell, standingKnows),
  decided: oneself,
};
const nobody: May = () => false;
/** Whoever leads the case takes the steps of proposing. */
const proposes = { preparedByCell: ledByCell, preparedByCommittee: ledByCommittee, putToCell: ledByCommittee, toInspection: ledByCell, toStanding: ledByCell };
const cellVotes = { preparedByCell: ledByCell, preparedByCommittee: nobody, putToCell: ledByCell, toInspection: ledByCell, toStanding: ledByCell };
/** The body it lies before decides; on one that lies before no body, the officers of the inspection committee learn of the stage. */
const bodyDecides = { preparedByCell: nobody, preparedByCommittee: ledByCommittee, putToCell: ledByCommittee, toInspection: ledByCommittee, toStanding: standingKnows };

/** Whoever works on it, as far as they lead cases of the kind. */
const announces = { ...proposes, putToCell: either(ledByCommittee, ledByCell), toInspection: either(ledByCell, ledByCommittee) };

/** The officers, and the team by name; never the accused, who here is "oneself". */
const SHOWN_DENUNCIATIONS = { directedDenunciation: ledByCommittee, teamDenunciation: knows('SECRETARY', 'MEMBER', ...INSPECTORS) };

/** Whoever complains, the officers of the inspection committee, and the body that handles it. */
const SHOWN_COMPLAINTS = {
  complaintAtInspection: either(oneself, ledByCommittee),
  complaintAtStanding: either(oneself, ledByCommittee, standingKnows),
  complaintOfRemoval: either(oneself, ledByCommittee, standingKnows),
  complaintOfCell: inOffice('SECRETARY', ...CHAIRS),
};

const each = (operation: string, variants: Readonly<Record<string, May>>): Readonly<Record<string, May>> =>
  Object.fromEntries(Object.entries(variants).map(([name, may]) => [name === '' ? operation : `${operation}#${name}`, may]));
const all = (operations: readonly string[], may: May): Readonly<Record<string, May>> => Object.fromEntries(operations.map((operation) => [operation, may]));
const allEach = (operations: readonly string[], variants: Readonly<Record<string, May>>): Readonly<Record<string, May>> =>
  Object.assign({}, ...operations.map((operation) => each(operation, variants))) as Readonly<Record<string, May>>;

/** In any capacity at all, the administrator's too. */
const anybodyWithARole = either(anybodyInOffice, administrator);
const decidesRatings = inOffice('SECRETARY', 'STANDING_COMMITTEE');

export const MAY: Readonly<Record<string, May>> = {
  ...all(['regulations', 'regulationHistory', 'workingDayDeadline', 'localRules', 'holidayNotices'], publicThere),
  overrides: standingDecides,
  ...all(['setLocalRule', 'endLocalRule', 'enterHolidayNotice'], inOffice('STANDING_COMMITTEE', 'PARTY_OFFICE')),
  ...all(['me', 'ethnicGroups', 'worklist', 'notices', 'login', 'logout', 'changePassword'], anybodyLoggedIn),
  ...all(['accounts', 'createAccount', 'disableAccount'], administrator),
  endSessions: either(administrator, oneself),
  ...all(['grants', 'delegations', 'explainAccess'], anybodyWithARole),
  // Rights of a post, of which there must be some, to somebody one knows.
  delegateRights: thereOrAbove(BODIES),
  ...allEach(['grantRole', 'approveGrant', 'endGrant'], { '': standingDecides, administrator }),
  // By either of the two; here the asker's own.
  endDelegation: oneself,
  ...all(['recordReads', 'recordViewers'], either(thereOrAbove(['STANDING_COMMITTEE', 'PARTY_OFFICE']), oneself)),
  ...all(['relations', 'declareRelation', 'withdrawRelation'], either(inOffice('SECRETARY'), thereOrAbove(['PARTY_OFFICE']), oneself)),
  ...all(['possibleDuplicates', 'declareNotSame'], either(inOffice('SECRETARY'), thereOrAbove(['PARTY_OFFICE']))),
  ...all(['duplicateSuspicions', 'mergePreview', 'mergePersons'], thereOrAbove(['PARTY_OFFICE'])),
  personMerges: holds(['PARTY_OFFICE']),
  setIdentityNumber: either(inOffice('SECRETARY'), thereOrAbove(['PARTY_OFFICE'])),
  revealIdentityNumber: either(thereOrAbove(['PARTY_OFFICE']), oneself),
  // Asked of a record that is not there: whose it is, test/e2e/reorganizations and the like ask.
  ...all(['mergeOrganizations', 'undoReorganization', 'undoMerge', 'endPost', 'assignFollower', 'endFollowing', 'restoreMember', 'withdrawBadge', 'extendSuspension', 'endSuspension', 'annulSuspension'], () => false),
  ...all(['metrics', 'reorganizations', 'termsEnding', 'cellFindings'], anybodyInOffice),
  ...all(['appointPost', 'electCommittee', 'recordExit', 'suspendMember', 'memberSuspensions', 'renameOrganization', 'changeOrganizationKind', 'splitOrganization', 'dissolveOrganization'], reorganizes),
  ...all(['memberExits', 'movementBalance'], readsFacts),
  // Of the organisation above too, under which it is to stand.
  ...all(['foundOrganization', 'moveOrganization'], both(reorganizes, at('ancestor'))),
  // A preview refuses nobody who holds the right: it says what it would refuse.
  reorganizationPreview: holds(['STANDING_COMMITTEE', 'PARTY_OFFICE']),
  ...all(['organization', 'organizations', 'massOrganizations', 'resolution', 'resolution#progress', 'resolutions', 'ratingSeason', 'ratingSeasons'], publicThere),
  ...all(['member', 'member#education', 'members', 'duesOwed'], readsRoll),
  'member#contact': either(thereOrAbove(['SECRETARY', 'PARTY_OFFICE']), oneself),
  'member#background': either(inOffice('SECRETARY'), officeThereOrAbove, oneself),
  recordCompleteness: thereOrAbove(['SECRETARY', 'PARTY_OFFICE']),
  ...all(['recordFileCheck', 'recordBadge'], officeThereOrAbove),
  ...all(['committee', 'badgeCandidates'], thereOrAbove(BODIES)),
  ...all(['admission', 'admissions'], readsAdmissions),
  ...all(['proposeAdmission', 'changeAdmission', 'prepareAdmission', 'readRecognition', 'replaceIntroducer', 'voteAdmission', 'voteFullRecognition', 'holdAdmissionCeremony', 'withdrawAdmission', 'abandonAdmission'], cellPrepares),
  ...all(['decideAdmission', 'decideFullRecognition', 'returnAdmission', 'rejectAdmission'], standingDecides),
  ...all(['transfer', 'transfers'], readsAdmissions),
  ...all(['proposeTransfer', 'resubmitTransfer', 'withdrawTransfer', 'receiveTransfer', 'refuseTransfer', 'endTemporaryTransfer'], either(cellPrepares, thereOrAbove(['PARTY_OFFICE']))),
  ...all(['issueTransfer', 'returnTransfer', 'recallTransfer', 'recordTransferIn'], reorganizes),
  proposeCorrection: either(holds(['MEMBER']), oneself),
  ...all(['resubmitCorrection', 'withdrawCorrection'], oneself),
  ...all(['checkCorrection', 'returnCorrection'], cellPrepares),
  decideCorrection: officeThereOrAbove,
  correctRecord: either(cellPrepares, officeThereOrAbove),
  correction: readsAdmissions,
  'notices#committee': either(inOffice('SECRETARY'), thereOrAbove(['STANDING_COMMITTEE', 'PARTY_OFFICE'])),
  recordedRatings: readsRoll,
  // A member reads the own result, not the sheet on which all of the cell stand.
  ...all(['ratingSheet', 'ratingSheet#submitted', 'ratingProgress'], readsFacts),
  ...all(['openRatingSeason', 'prepareRatingSeason', 'changeRatingSeasonDraft', 'discardRatingSeasonDraft', 'openPreparedRatingSeason', 'ratingSeasonDraft', 'ratingSeasonDrafts'], reorganizes),
  ...all(['enterRatings', 'submitRatings', 'withdrawRatings', 'openMemberHelp', 'endMemberHelp'], cellPrepares),
  // Nobody above decides for the organisation whose it is to decide.
  ...all(['decideRatings', 'returnRatings', 'decideRatingSeason', 'decideRatingRows', 'amendRatings', 'enterCollectiveOpinions'], decidesRatings),
  assessMyself: oneself,
  closeRatingSeason: standingDecides,
  ...all(['recordRatingResult', 'recordRatingsFromAbove'], officeRecords),
  ...each('waitingRatingSheets', { drafting: cellPrepares, submitted: decidesRatings }),
  ...all(['meetings', 'observations', 'figure', 'caseCounts', 'disciplineCounts'], readsFacts),
  trainingCourses: thereAboveOrBelow(BODIES),
  ...all(['recordMeeting', 'correctMeeting', 'voidMeeting', 'recordDues', 'voidDues'], cellPrepares),
  duesPayments: either(inOffice('SECRETARY'), officeThereOrAbove, oneself),
  ...all(['recordTrainingCourse', 'recordTrainingAttendance', 'voidTrainingCourse'], officeRecords),
  ...all(['adoptResolution', 'amendMeasure', 'recordObservation', 'correctObservation'], inOffice('STANDING_COMMITTEE', 'PARTY_OFFICE')),
  inspectionProgrammes: thereOrAbove(['SECRETARY', 'STANDING_COMMITTEE', ...INSPECTORS]),
  ...each('adoptProgramme', { cell: cellPrepares, committee: inOffice(...CHAIRS), standing: inOffice('STANDING_COMMITTEE') }),
  ...all(['addProgrammeLine', 'startProgrammeLine', 'completeProgrammeLine', 'dropProgrammeLine', 'withdrawProgrammeLine'], cellPrepares),
  ...each('logCase', { cell: cellPrepares, '': inOffice(...INSPECTORS) }),
  ...allEach(['inspectionCase', 'inspectionCases'], SHOWN_CASES),
  ...allEach(['startCase', 'recordCaseStep', 'reportCase'], conducts),
  ...allEach(['returnCase', 'concludeCase', 'concludeCaseOnSentence', 'dropCase', 'markCase', 'recordCaseOutcome', 'followUpRecommendation', 'withdrawCaseOutcome', 'proposeDiscipline'], concludes),
  ...allEach(['disciplineCase', 'disciplineCases'], SHOWN_MEASURES),
  ...allEach(['putDisciplineToCell', 'submitDiscipline', 'withdrawDiscipline', 'dropDiscipline'], proposes),
  ...each('voteDiscipline', cellVotes),
  ...allEach(['decideDiscipline', 'returnDiscipline', 'reviseDiscipline'], bodyDecides),
  ...each('announceDiscipline', announces),
  ...allEach(['complaint', 'complaints'], SHOWN_COMPLAINTS),
  ...each('denunciation', SHOWN_DENUNCIATIONS),
  ...each('denunciations', SHOWN_DENUNCIATIONS),
  ...all(['takeUpDenunciation', 'concludeDenunciation', 'keepDenunciation'], ledByCommittee),
  receiveDenunciation: inOffice(...CHAIRS),
  // Of the team by name, and in a capacity in which one may be on one.
  revealDenouncer: knows('SECRETARY', 'MEMBER', ...INSPECTORS),
  ...all(['stateNotice', 'stateNotices', 'settleStateNotice'], ledByCommittee),
  receiveStateNotice: inOffice(...CHAIRS),
  fileComplaint: oneself,
  receiveComplaint: ledByCommittee,
  ...each('settleComplaint', { complaintAtInspection: ledByCommittee, complaintAtStanding: standingKnows, complaintOfRemoval: standingKnows, complaintOfCell: inOffice(...CHAIRS) }),
  ...each('withdrawComplaint', { ...SHOWN_COMPLAINTS, complaintAtStanding: either(oneself, ledByCommittee), complaintOfRemoval: either(oneself, ledByCommittee) }),
  ...each('worklist', { complaintAtInspection: ledByCommittee, complaintAtStanding: standingKnows, complaintOfRemoval: standingKnows }),
  ...each('worklist', { suspicion: thereOrAbove(['PARTY_OFFICE']), sheet: cellPrepares, submittedSheet: decidesRatings, admission: cellPrepares, cellCase: ledByCell, committeeCase: ledByCommittee, teamCase: onTeam }),
  // With the office and overdue: shown to the standing committee too.
  ...each('worklist', { correction: cellPrepares, overdueCorrection: either(officeThereOrAbove, standingDecides) }),
  ...each('worklist', { preparedByCell: ledByCell, preparedByCommittee: ledByCommittee, putToCell: ledByCell, toInspection: ledByCommittee, toStanding: standingKnows }),
};
