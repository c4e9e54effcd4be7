import type pg from 'pg';
import { hashToken, newToken, ROLES, type Role } from '#access';
import { newId } from '#kernel';
import { insert } from '../../../prisma/demo/load.js';

/** From where somebody looks at the target: where the role is held, seen from the target's organisation. */
export const SCOPES = ['self', 'own unit', 'ancestor', 'descendant', 'sibling', 'cousin', 'expired', 'none'] as const;
export type Scope = (typeof SCOPES)[number];

/** A role held somewhere, or till yesterday, or not at all. */
export interface Hat {
  readonly role: Role;
  readonly scope: Scope;
}

/** One who asks. */
export interface Actor extends Hat {
  /** A second role of theirs. */
  readonly also?: Hat;
  readonly token: string;
  /** Of another session, to log out of. */
  readonly spareToken: string;
  /** The records asked for, by what they are: `cell`, `member`, `sheet` … For the scope "self" those of the actor's own person. */
  readonly target: Target;
}
export type Target = Readonly<Record<string, string>>;

/** Those with a second role read at the target what the first lets them act on elsewhere: so one sees that it does not reach here. */
const TWO_HATS: readonly (readonly [Hat, Hat])[] = [
  [{ role: 'SECRETARY', scope: 'cousin' }, { role: 'INSPECTION_COMMITTEE', scope: 'own unit' }],
  [{ role: 'PARTY_OFFICE', scope: 'cousin' }, { role: 'INSPECTION_COMMITTEE', scope: 'own unit' }],
  [{ role: 'STANDING_COMMITTEE', scope: 'cousin' }, { role: 'INSPECTION_COMMITTEE', scope: 'own unit' }],
  [{ role: 'STANDING_COMMITTEE', scope: 'cousin' }, { role: 'PARTY_OFFICE', scope: 'own unit' }],
  [{ role: 'MEMBER', scope: 'own unit' }, { role: 'INSPECTION_COMMITTEE', scope: 'own unit' }],
];

const SINCE = '2020-01-01';
const YESTERDAY = '2026-11-20';
const DECIDED_ON = '2026-11-02';

/** Each table after those it refers to; admissions after exits, which would end them. */
const TABLES = [
  'organization', 'organizationPeriod', 'person', 'personContact', 'personBackground', 'member', 'memberStatusPeriod', 'membership', 'committee', 'post', 'account', 'accessGrant', 'delegation', 'personRelation', 'session',
  'workflowItem', 'workflowLog', 'duplicateSuspicion', 'ratingSeason', 'ratingSeasonDraft', 'ratingSheet', 'ratingEntry', 'memberHelp', 'resolution', 'target', 'measure', 'observation', 'localRule', 'holidayNotice', 'ruleOverride', 'decision', 'memberExit', 'admission', 'correction', 'correctionChange', 'memberTransfer', 'inspectionProgramme', 'programmeLine', 'inspectionCase',
  'inspectionCaseSubject', 'inspectionCaseTeam', 'disciplineCase', 'complaint', 'denunciation', 'stateNotice', 'cellMeeting', 'duesPayment', 'trainingCourse', 'massOrganization', 'recordedRating',
] as const;
type Table = (typeof TABLES)[number];

/**
 * Adds to the demo data a base committee with a cell and a divisional committee, in which there is one record of every
 * kind, what lies beside and below them, and the actors of every role in every scope. As the superuser.
 */
export async function buildWorld(client: pg.Client): Promise<readonly Actor[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT organization_id AS id FROM organization_period WHERE kind = 'WARD_COMMITTEE' AND valid_through IS NULL ORDER BY name`,
  );
  const { rows: hashes } = await client.query<{ hash: string }>('SELECT password_hash AS hash FROM account LIMIT 1');
  const builder = new WorldBuilder(rows.map(({ id }) => id), hashes[0]?.hash ?? '');
  const actors = builder.build();
  await client.query('BEGIN');
  for (const table of TABLES) await insert(client, table, builder.rows[table] ?? []);
  await client.query('COMMIT');
  return actors;
}

class WorldBuilder {
  readonly rows: Partial<Record<Table, object[]>> = {};
  private readonly committees = new Map<string, string>();
  private readonly team: string[] = [];
  private readonly elsewhere: string;
  private readonly places: Readonly<Record<'cell' | 'division' | 'above' | 'belowCell' | 'belowDivision' | 'sibling' | 'cousin', string>>;
  private readonly shared: Target;

  constructor(
    [ward = '', otherWard = '']: readonly string[],
    private readonly passwordHash: string,
  ) {
    this.elsewhere = otherWard;
    const above = this.organization('BASE_COMMITTEE', ward);
    const [cell, division] = [this.organization('CELL', above), this.organization('DIVISION_COMMITTEE', above)];
    this.places = {
      cell,
      division,
      above,
      belowCell: this.organization('CELL', cell),
      belowDivision: this.organization('CELL', division),
      sibling: this.organization('CELL', above),
      cousin: this.organization('CELL', otherWard),
    };
    this.shared = this.sharedRecords();
  }

  build(): readonly Actor[] {
    const other = this.person('00-target', this.shared);
    const withOne = ROLES.flatMap((role) => SCOPES.map((scope) => this.actor(other, { role, scope })));
    const withTwo = TWO_HATS.map(([first, second]) => this.actor(other, first, second));
    this.team.forEach((personId, index) => { this.add('inspectionCaseTeam', { caseId: this.shared['teamCase'], personId, isLead: index === 0 }); });
    return [...withOne, ...withTwo];
  }

  private actor(other: Target, hat: Hat, also?: Hat): Actor {
    const hats = also ? [hat, also] : [hat];
    const username = hats.map(({ role, scope }) => `${role}-${scope}`).join('-').toLowerCase().replaceAll(/[_ ]/g, '-');
    const target = hat.scope === 'self' ? this.person(`00-${username}`, this.shared) : other;
    const who = hat.scope === 'self' ? target : this.nobody(username);
    for (const { role, scope } of hats) this.give(role, scope, who);
    const { role, scope } = hats.at(-1) ?? hat;
    if (scope === 'self' || (scope === 'own unit' && !(also && role === 'PARTY_OFFICE'))) this.team.push(who['person'] ?? '');
    return { ...hat, ...(also && { also }), token: this.session(who), spareToken: this.session(who), target };
  }

  /** Where the role is held. */
  private placesOf(scope: Scope): readonly string[] {
    const { cell, division, above, belowCell, belowDivision, sibling, cousin } = this.places;
    const places = { ancestor: [above], descendant: [belowCell, belowDivision], sibling: [sibling], cousin: [cousin], none: [] };
    return scope in places ? places[scope as keyof typeof places] : [cell, division];
  }

  private give(role: Role, scope: Scope, { person, account, member }: Target): void {
    const period = { validFrom: SINCE, validThrough: scope === 'expired' ? YESTERDAY : null };
    if (role === 'ADMINISTRATOR') {
      if (scope !== 'none') this.grant({ accountId: account, role, ...period });
      return;
    }
    if (role === 'MEMBER') {
      if (member === undefined) this.member(person ?? '', this.placesOf(scope), period);
      return;
    }
    const body = role === 'STANDING_COMMITTEE' ? 'STANDING' : role.startsWith('INSPECTION') ? 'INSPECTION' : null;
    const kinds = { SECRETARY: 'DEPUTY_SECRETARY', STANDING_COMMITTEE: 'COMMITTEE_MEMBER', INSPECTION_COMMITTEE: 'COMMITTEE_MEMBER', INSPECTION_OFFICER: 'INSPECTION_DEPUTY_CHAIR', PARTY_OFFICE: 'PARTY_OFFICE_OFFICER' };
    for (const organizationId of this.placesOf(scope)) {
      this.add('post', { id: newId(), personId: person, organizationId, committeeId: body && this.committee(organizationId, body), kind: kinds[role], ...period });
    }
  }

  /** Records that are nobody's own. */
  private sharedRecords(): Target {
    const { cell, division, above } = this.places;
    const [season, sheet] = this.sheet(2026, 'DRAFTING');
    const [, submittedSheet] = this.sheet(2025, 'SUBMITTED');
    const [meeting, course, massOrganization, resolution, goal, measure, observation, localRule, notice, override] = Array.from({ length: 10 }, newId);
    this.add('cellMeeting', { id: meeting, organizationId: cell, heldOn: '2026-10-03', kind: 'REGULAR', present: 5, absentExcused: 0, absentUnexcused: 0, subject: 'Sinh hoạt', minutesNumber: '1', version: 1 });
    this.add('trainingCourse', { id: course, organizationId: division, title: 'Lớp bồi dưỡng', topic: 'OTHER', heldFrom: '2026-05-04', heldThrough: '2026-05-05', documentNumber: '1', version: 1 });
    this.add('massOrganization', { id: massOrganization, organizationId: division, kind: 'YOUTH_UNION', name: 'Đoàn Thanh niên', validFrom: SINCE, validThrough: null });
    this.add('resolution', { id: resolution, organizationId: division, title: 'Nghị quyết đại hội', termFrom: '2025-01-01', termThrough: '2030-12-31', source: 'nghị quyết', percentDecimals: 0 });
    this.add('target', { id: goal, resolutionId: resolution, targetGroup: 'PARTY_BUILDING', number: 1, text: 'Kết nạp đảng viên', line: 1 });
    this.add('measure', {
      id: measure, targetId: goal, place: 1, key: 'members-admitted', kind: 'COMPUTED', comparator: 'GTE', threshold: 5, unit: 'đảng viên', cadence: 'TERM_TOTAL', cadenceStated: true, judgedOn: '2030-12-31', text: 'Kết nạp',
    });
    this.add('observation', {
      id: observation, organizationId: cell, measure: 'members-admitted', wordingVi: 'kết nạp', value: 2, comparator: 'EQ', unit: 'đảng viên', periodFrom: '2026-01-01', periodThrough: '2026-06-30', sourceDocument: 'Báo cáo', recordedAt: '2026-07-01T00:00:00Z',
    });
    this.add('localRule', { id: localRule, organizationId: division, parameter: 'rating.cap-mode', value: 'ALL', validFrom: SINCE, documentNumber: '1', documentOn: SINCE, recordedAt: '2026-07-01T00:00:00Z', version: 1 });
    this.add('holidayNotice', { id: notice, organizationId: division, year: 2024, documentNumber: '1', documentOn: '2023-11-01', recordedAt: '2026-07-01T00:00:00Z' });
    this.add('ruleOverride', { id: override, itemId: sheet, code: 'CAP_EXCEEDED', params: {}, reason: 'theo văn bản', at: '2026-07-01T00:00:00Z' });
    const [programme, programmeLine] = [newId(), newId()];
    this.add('inspectionProgramme', { id: programme, organizationId: cell, body: 'CELL', year: 2026, periodFrom: '2026-01-01', periodThrough: '2026-12-31', decisionNumber: '1', decidedOn: '2026-01-05' });
    this.item(programmeLine, 'programme-line', cell, 'PLANNED');
    this.add('programmeLine', { id: programmeLine, programmeId: programme, kind: 'INSPECTION', content: 'Nội dung', subjectGroup: 'Đảng viên' });
    const seasonDraft = newId();
    this.item(seasonDraft, 'rating-season', cell, 'DRAFT');
    this.add('ratingSeasonDraft', { id: seasonDraft, organizationId: cell, year: 2027, cutOffOn: '2027-11-01', cellDeadlineOn: '2027-12-10', decisionDeadlineOn: '2027-12-31' });
    const teamCase = this.inspectionCase('INSPECTION_COMMITTEE', this.elsewhere, 'OPENED');
    const made = { season, seasonDraft, sheet, submittedSheet, meeting, course, massOrganization, resolution, measure, observation, localRule, notice, override, programme, programmeLine };
    const adminGrant = this.grant({ accountId: this.nobody('00-to-administrate')['account'], role: 'ADMINISTRATOR', needsApproval: true, validFrom: SINCE });
    return { ...(made as Target), adminGrant, cell, division, above, committee: this.committee(cell, 'CELL'), teamCase };
  }

  /** A season of the cell with a sheet at a stage. */
  private sheet(year: number, stage: string): readonly [string, string] {
    const { cell, division } = this.places;
    const [season, sheet] = [newId(), newId()];
    this.item(sheet, 'rating-sheet', cell, stage, stage === 'SUBMITTED' ? division : null);
    this.add('ratingSeason', { id: season, organizationId: cell, year, cutOffOn: `${year}-11-01`, cellDeadlineOn: `${year}-12-10`, decisionDeadlineOn: `${year}-12-31` });
    this.add('ratingSheet', { id: sheet, seasonId: season, organizationId: cell, year, deciderId: division });
    return [season, sheet];
  }

  /** A member of the cell, active in the division besides, with one record of every kind. */
  private person(username: string, shared: Target): Target {
    const { cell, division } = this.places;
    const nobody = this.nobody(username);
    const person = nobody['person'] ?? '';
    const phone = `số máy của ${person}`;
    const member = this.member(person, [cell, division], { validFrom: SINCE, validThrough: null });
    const [entry, admission, result] = [newId(), newId(), newId()];
    const health = `sức khỏe của ${person}`;
    const [help, duesPayment] = [newId(), newId()];
    this.item(help, 'member-help', cell, 'UNDER_WAY');
    this.add('duesPayment', { id: duesPayment, memberId: member, organizationId: cell, month: '2026-10-01', amountDong: 30_000, paidOn: '2026-10-05', receipt: '1', version: 1 });
    this.add('memberHelp', { id: help, memberId: member, organizationId: cell, year: 2025, helpers: 'Chi ủy', startedOn: '2026-01-10', through: '2027-01-10' });
    this.add('personContact', { personId: person, phone, address: 'Bản' });
    this.add('personBackground', { personId: person, health });
    this.add('ratingEntry', { id: entry, sheetId: shared['sheet'], memberId: member });
    this.item(admission, 'admission', cell, 'PREPARING');
    this.add('admission', { id: admission, organizationId: cell, personId: person, appliedOn: '2026-05-01', synthetic: false });
    const [correction, overdueCorrection] = [this.correction(member, 'AT_CELL', null), this.correction(member, 'AT_OFFICE', YESTERDAY)];
    const [transfer, hither] = [newId(), newId()];
    const letter = { letterNumber: '1', letterOn: DECIDED_ON, letterValidThrough: YESTERDAY };
    for (const [id, from, to, issued] of [[transfer, cell, null, {}], [hither, this.places.sibling, cell, letter]] as const) {
      this.item(id, 'transfer', from, 'WITHDRAWN');
      const none = { destinationId: to, letterNumber: null, letterOn: null, letterValidThrough: null };
      this.add('memberTransfer', { id, organizationId: from, direction: 'WITHIN', type: 'PERMANENT', personId: person, reason: 'Chuyển nơi cư trú', closedOn: YESTERDAY, ...none, ...issued });
    }
    this.add('recordedRating', { id: result, organizationId: division, year: 2025, level: 'GOOD', personId: person, decidingBody: 'Đảng ủy', documentNumber: '1', decidedOn: '2025-12-20', recordedAt: '2026-01-01T00:00:00Z' });
    return { ...shared, ...nobody, ...this.tiesOf(username, nobody), phone, health, education: 'UNIVERSITY', member, entry, help, duesPayment, admission, transfer, hither, correction, overdueCorrection, result, ...this.casesOn(member) };
  }

  /** A role at the cell not yet approved, rights lent by somebody who has none, a relative: they give nobody any right. */
  private tiesOf(username: string, { person, account }: Target): Target {
    const { cell } = this.places;
    const other = this.nobody(`${username}-kin`)['person'];
    const [delegation, relation] = [newId(), newId()];
    const grant = this.grant({ accountId: account, personId: person, role: 'PARTY_OFFICE', organizationId: cell, reach: 'UNIT', needsApproval: true, validFrom: SINCE, validThrough: '2026-12-31' });
    this.add('delegation', { id: delegation, delegatorId: other, delegateId: person, rights: ['meeting.read'], organizationId: cell, validFrom: '2026-11-01', validThrough: '2026-12-31', reason: 'Đi học', createdAt: '2026-11-01T00:00:00Z', version: 1 });
    this.add('personRelation', { id: relation, personId: person, otherId: other, kind: 'SIBLING', declaredOn: '2026-01-01', version: 1 });
    const suspicion = newId();
    this.item(suspicion, 'duplicate', cell, 'OPEN');
    this.add('duplicateSuspicion', { id: suspicion, organizationId: cell, personId: person, otherId: other, sameNumber: false, alike: true });
    return { grant, delegation, relation, suspicion };
  }

  private grant(row: object): string {
    const id = newId();
    this.add('accessGrant', { id, personId: null, organizationId: null, reach: null, validThrough: null, needsApproval: false, version: 1, ...row });
    return id;
  }

  /** Cases of the cell and of the committee on a member, and measures at every stage. */
  private casesOn(memberId: string): Target {
    const { cell, division } = this.places;
    const on = (conductor: string, organizationId: string, stage = 'REPORTED'): string => {
      const id = this.inspectionCase(conductor, organizationId, stage);
      this.add('inspectionCaseSubject', { id: newId(), caseId: id, memberId, organizationId: null });
      return id;
    };
    const [cellCase, committeeCase, submittedCase] = [on('CELL', cell), on('INSPECTION_COMMITTEE', division), on('CELL', cell)];
    const measure = (caseId: string, organizationId: string, stage: string, more: object = {}): string => {
      const id = newId();
      this.item(id, 'discipline', organizationId, stage, stage.startsWith('AWAITING') ? division : null);
      const undecided = { decidedForm: null, decidedBy: null, decisionNumber: null, decidedOn: null, effectiveOn: null, closedOn: null };
      this.add('disciplineCase', {
        id, inspectionCaseId: caseId, memberId, organizationId: null, cellId: cell, violation: 'Vi phạm', inAssignedTask: false, proposalNumber: '1', proposedOn: DECIDED_ON, proposedForm: 'REPRIMAND', synthetic: false, ...undecided, ...more,
      });
      return id;
    };
    const decided = { cellId: this.places.cousin, decidedForm: 'REPRIMAND', decidedBy: 'STANDING_COMMITTEE', decisionNumber: '1', decidedOn: DECIDED_ON, effectiveOn: DECIDED_ON, closedOn: DECIDED_ON };
    return {
      cellCase,
      committeeCase,
      submittedCase,
      preparedByCell: measure(cellCase, cell, 'PREPARING'),
      preparedByCommittee: measure(committeeCase, division, 'PREPARING'),
      putToCell: measure(on('INSPECTION_COMMITTEE', division), division, 'PUT_TO_CELL'),
      toInspection: measure(on('CELL', cell), cell, 'AWAITING_INSPECTION_COMMITTEE'),
      toStanding: measure(submittedCase, cell, 'AWAITING_STANDING_COMMITTEE'),
      decided: measure(on('INSPECTION_COMMITTEE', this.elsewhere), this.elsewhere, 'DECIDED', decided),
      directedDenunciation: this.denunciation(memberId, null),
      teamDenunciation: this.denunciation(memberId, this.shared['teamCase'] ?? null),
      stateNotice: this.stateNotice(memberId),
      complaintOfRemoval: this.complaintOfRemoval(memberId),
      ...this.complaintsOf(() => measure(on('INSPECTION_COMMITTEE', division), division, 'DECIDED', { ...decided, decisionNumber: '2' })),
    };
  }

  /** Complaints of a member before the bodies of the division, and one of the cell itself. */
  private complaintsOf(decided: () => string): Target {
    const { cell } = this.places;
    const complained = decided();
    const complaintAtInspection = this.complaint({ disciplineId: complained }, 'INSPECTION_COMMITTEE');
    const complaintAtStanding = this.complaint({ disciplineId: decided() }, 'STANDING_COMMITTEE');
    const onCell = this.inspectionCase('INSPECTION_COMMITTEE', this.elsewhere, 'CONCLUDED');
    this.add('inspectionCaseSubject', { id: newId(), caseId: onCell, organizationId: cell });
    const ofCell = newId();
    this.item(ofCell, 'discipline', this.elsewhere, 'DECIDED');
    this.add('disciplineCase', {
      id: ofCell, inspectionCaseId: onCell, organizationId: cell, violation: 'Vi phạm', inAssignedTask: false, proposalNumber: '1', proposedOn: DECIDED_ON, proposedForm: 'REPRIMAND', synthetic: false,
      decidedForm: 'REPRIMAND', decidedBy: 'STANDING_COMMITTEE', decisionNumber: '3', decidedOn: DECIDED_ON, effectiveOn: DECIDED_ON, closedOn: DECIDED_ON,
    });
    return { complained, complaintAtInspection, complaintAtStanding, complaintOfCell: this.complaint({ disciplineId: ofCell }, 'INSPECTION_COMMITTEE') };
  }

  /** Before the party committee of the division, against a removal that is on record elsewhere. */
  private complaintOfRemoval(memberId: string): string {
    const [exitId, decisionId] = [newId(), newId()];
    this.item(exitId, 'exit', this.elsewhere, 'RECORDED');
    this.add('decision', { id: decisionId, number: '4', issuedOn: DECIDED_ON, issuedBy: 'Ban Thường vụ', title: 'Xóa tên', synthetic: false });
    this.add('memberExit', { id: exitId, memberId, organizationId: this.elsewhere, kind: 'REMOVED_FROM_ROLL', ground: 'CARD_GIVEN_UP', grounds: 'Trả thẻ', decisionId, effectiveOn: DECIDED_ON });
    return this.complaint({ exitId }, 'PARTY_COMMITTEE');
  }

  private denunciation(memberId: string, caseId: string | null): string {
    const [id, { division }] = [newId(), this.places];
    const organizationId = caseId === null ? division : this.elsewhere;
    this.item(id, 'denunciation', organizationId, caseId === null ? 'RECEIVED' : 'UNDER_WAY');
    this.add('denunciation', { id, organizationId, memberId, receivedOn: '2026-11-10', content: 'Tố cáo', anonymous: true, caseId, takenUpOn: caseId === null ? null : '2026-11-11' });
    return id;
  }

  private stateNotice(memberId: string): string {
    const [id, { division }] = [newId(), this.places];
    this.item(id, 'state-notice', division, 'RECEIVED');
    this.add('stateNotice', { id, organizationId: division, memberId, issuer: 'Tòa án', documentNumber: '1', issuedOn: '2026-11-09', receivedOn: '2026-11-10', matter: 'OTHER_SENTENCE', content: 'Bản án' });
    return id;
  }

  private complaint(against: { readonly disciplineId: string } | { readonly exitId: string }, handledBy: string): string {
    const [id, { division }] = [newId(), this.places];
    this.item(id, 'complaint', division, `AWAITING_${handledBy}`);
    this.add('complaint', { id, disciplineId: null, exitId: null, ...against, organizationId: division, handledBy, receivedOn: '2026-11-10', way: 'BY_POST', content: 'Khiếu nại', isFinal: false });
    return id;
  }

  /** A proposal of the member about the own record. */
  private correction(memberId: string, stage: string, dueOn: string | null): string {
    const [id, { cell }] = [newId(), this.places];
    this.item(id, 'correction', cell, stage, null, dueOn);
    this.add('correction', { id, memberId, organizationId: cell, direct: false });
    this.add('correctionChange', { correctionId: id, round: 1, field: 'FULL_NAME', fieldGroup: 'IDENTITY', seen: 'cũ', value: 'mới', reason: 'Ghi nhầm' });
    return id;
  }

  private inspectionCase(conductedBy: string, organizationId: string, stage: string): string {
    const id = newId();
    this.item(id, 'case-inspection', organizationId, stage);
    this.add('inspectionCase', { id, organizationId, conductedBy, kind: 'INSPECTION', decisionNumber: '1', decidedOn: '2026-11-01', content: 'Nội dung', synthetic: false });
    return id;
  }

  private item(id: string, kind: string, organizationId: string, stage: string, waitsAtId: string | null = null, dueOn: string | null = null): void {
    this.add('workflowItem', { id, kind, organizationId, stage, openedOn: '2026-11-01', dueOn, waitsAtId, version: 1 });
    this.add('workflowLog', { itemId: id, sequence: 1, action: 'LOG', toStage: stage, at: '2026-11-01T00:00:00Z' });
  }

  private organization(kind: string, parentId: string): string {
    const id = newId();
    this.add('organization', { id, foundedOn: SINCE });
    this.add('organizationPeriod', { id: newId(), organizationId: id, name: `Tổ chức ${id}`, kind, parentId, validFrom: SINCE });
    return id;
  }

  private committee(organizationId: string, kind: string): string {
    const key = `${organizationId} ${kind}`;
    const id = this.committees.get(key) ?? newId();
    if (!this.committees.has(key)) this.add('committee', { id, organizationId, kind, termName: '2020 - 2027', validFrom: SINCE, validThrough: kind === 'CELL' ? '2027-01-31' : null });
    this.committees.set(key, id);
    return id;
  }

  /** A person with an account, and nothing else. */
  private nobody(username: string): Target {
    const [person, account] = [newId(), newId()];
    this.add('person', { id: person, fullName: `Người ${username.replaceAll('-', ' ')}`, birthOn: '1980-01-01', birthPrecision: 'YEAR', gender: 'FEMALE', ethnicGroupCode: '01', education: 'UNIVERSITY', politicalTheory: 'NONE' });
    this.add('account', { id: account, username, personId: person, passwordHash: this.passwordHash, mustChangePassword: false, createdAt: '2026-01-01T00:00:00Z', version: 1 });
    return { person, account };
  }

  private member(personId: string, places: readonly string[], period: { readonly validFrom: string; readonly validThrough: string | null }): string {
    const id = newId();
    this.add('member', { id, personId, admissionDecidedOn: SINCE, admissionCeremonyOn: SINCE, recognizedOn: '2021-01-01' });
    this.add('memberStatusPeriod', { id: newId(), memberId: id, status: 'FULL', validFrom: SINCE });
    places.forEach((organizationId, index) => {
      this.add('membership', { id: newId(), memberId: id, organizationId, kind: index === 0 ? 'PRIMARY' : 'TEMPORARY', ...period });
    });
    return id;
  }

  private session({ account }: Target): string {
    const token = newToken();
    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    this.add('session', { id: newId(), accountId: account, tokenHash: `\\x${hashToken(token).toString('hex')}`, transport: 'BEARER', createdAt: '2026-01-01T00:00:00Z', expiresAt });
    return token;
  }

  private add(table: Table, row: object): void {
    (this.rows[table] ??= []).push(row);
  }
}
