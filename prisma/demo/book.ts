import type { CommitteeKind, LineageKind, MemberOverlayKind, MembershipKind, OrganizationKind, OrganizationSector, PostKind } from '#prisma-client';
import type { TreeChange, Unit } from '#reorganizations';
import { addDays, type Day } from './days.js';
import { Random } from './random.js';
import type { CommitteeRow, DecisionRow, DemoRows, MembershipRow, OrganizationPeriodRow, OrganizationRow, Period, PostRow } from './rows.js';

type Table = keyof DemoRows;

/** Marks the number of a document that was invented; its row is marked `synthetic`, too. */
export const INVENTED = '(dữ liệu mẫu)';

/** What an organisation is called and is, and where it stands, from a day on. */
interface Standing {
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly sector?: OrganizationSector | null;
  readonly parent: OrganizationRow | null;
  readonly from: Day;
  readonly decision?: DecisionRow | null;
}

interface Term {
  readonly kind: CommitteeKind;
  readonly name: string;
  readonly from: Day;
  readonly through?: Day | null;
  readonly decision?: DecisionRow | null;
}

interface Office {
  readonly kind: PostKind;
  readonly organizationId: string;
  readonly from: Day;
  readonly through?: Day | null;
  readonly committee?: CommitteeRow;
  readonly decision?: DecisionRow | null;
}

/** The rows as they are being written. Nothing that happens after the reference date may enter the book. */
export class Book {
  readonly rows: DemoRows = {
    decision: [],
    organization: [],
    organizationPeriod: [],
    organizationLineage: [],
    person: [],
    personContact: [],
    identityNumber: [],
    personOrigin: [],
    personResidence: [],
    personSchooling: [],
    personBackground: [],
    partyBackground: [],
    member: [],
    memberStatusPeriod: [],
    memberOverlay: [],
    membership: [],
    committee: [],
    post: [],
    account: [],
    accessGrant: [],
    workflowItem: [],
    workflowLog: [],
    ratingSeason: [],
    ratingSheet: [],
    ratingEntry: [],
    resolution: [],
    target: [],
    measure: [],
    observation: [],
    holidayNotice: [],
    holidayNoticeDay: [],
    admission: [],
    admissionIntroducer: [],
    ruleOverride: [],
    inspectionProgramme: [],
    programmeLine: [],
    inspectionCase: [],
    inspectionCaseSubject: [],
    inspectionCaseTeam: [],
    disciplineCase: [],
    caseStepEntry: [],
    casePlannedDay: [],
    caseFinding: [],
    caseRecommendation: [],
    complaint: [],
    denunciation: [],
    stateNotice: [],
    duesPayment: [],
    cellMeeting: [],
    trainingCourse: [],
    trainingAttendance: [],
    massOrganization: [],
    recordedRating: [],
  };
  private readonly ids = new Map<Table, Random>();

  constructor(
    private readonly random: Random,
    readonly referenceDate: Day,
  ) {}

  /** The next id of a table; each table has its own stream, so that rows of one do not move those of others. */
  id(table: Table, on: Day): string {
    let ids = this.ids.get(table);
    if (!ids) this.ids.set(table, (ids = this.random.fork(`ids/${table}`)));
    return ids.id(on);
  }

  /** An invented decision of a party body. */
  decide(body: string, symbol: string, issuedOn: Day, title: string, basis: string | null = null): DecisionRow {
    const serial = this.rows.decision.length + 1;
    const number = `Số ${String(serial).padStart(2, '0')}-QĐ/${symbol} ${INVENTED}`;
    const row = { id: this.id('decision', issuedOn), number, issuedOn, issuedBy: body, title, basis, synthetic: true };
    this.rows.decision.push(row);
    return row;
  }

  /** A new organisation; its founding decision is that of its first standing. */
  found(standing: Standing): OrganizationRow {
    const row = this.open(standing.from, standing.decision ?? null);
    this.stand(row, standing);
    return row;
  }

  /** A new organisation that a reorganisation will give its first standing. */
  open(from: Day, decision: DecisionRow | null): OrganizationRow {
    const row: OrganizationRow = { id: this.id('organization', from), foundedOn: from, foundingDecisionId: decision?.id ?? null, endedOn: null, endingDecisionId: null };
    this.rows.organization.push(row);
    return row;
  }

  /** An organisation as it stands now. */
  unitOf(organization: OrganizationRow): Unit {
    const { name, kind, sector, parentId } = this.openPeriod(organization);
    return { id: organization.id, name, kind, sector, parentId };
  }

  /** Carries out what a reorganisation plans, from its first day on. */
  carryOut({ founded, restood, ended, lineage }: TreeChange, on: Day, decision: DecisionRow): void {
    const organization = (id: string): OrganizationRow => this.organization(id);
    const standing = ({ name, kind, sector, parentId }: Unit): Standing => ({ name, kind, sector, parent: parentId === null ? null : organization(parentId), from: on, decision });
    for (const unit of founded) this.stand(organization(unit.id), standing(unit));
    for (const unit of restood) this.restand(organization(unit.id), standing(unit));
    for (const id of ended) this.end(organization(id), addDays(on, -1), decision);
    for (const { predecessorId, successorId, kind } of lineage) this.lineage(organization(predecessorId), organization(successorId), kind, on, decision);
  }

  /** Gives an organisation another name, kind or parent from a day on. */
  restand(organization: OrganizationRow, standing: Standing): void {
    this.openPeriod(organization).validThrough = addDays(standing.from, -1);
    this.stand(organization, standing);
  }

  private end(organization: OrganizationRow, on: Day, decision: DecisionRow): void {
    organization.endedOn = on;
    organization.endingDecisionId = decision.id;
    this.openPeriod(organization).validThrough = on;
  }

  private lineage(predecessor: OrganizationRow, successor: OrganizationRow, kind: LineageKind, effectiveOn: Day, decision: DecisionRow): void {
    this.rows.organizationLineage.push({
      id: this.id('organizationLineage', effectiveOn),
      predecessorId: predecessor.id,
      successorId: successor.id,
      kind,
      effectiveOn,
      decisionId: decision.id,
    });
  }

  membership(memberId: string, organizationId: string, kind: MembershipKind, validFrom: Day, validThrough: Day | null = null): MembershipRow {
    const row = { id: this.id('membership', validFrom), memberId, organizationId, kind, validFrom, validThrough };
    this.rows.membership.push(row);
    return row;
  }

  /** What lies over a member's status for a while; the last day enters once it has come. */
  overlay(memberId: string, kind: MemberOverlayKind, { validFrom, validThrough }: Period, decision: DecisionRow | null = null): void {
    const ended = validThrough !== null && validThrough <= this.referenceDate;
    this.rows.memberOverlay.push({
      id: this.id('memberOverlay', validFrom),
      memberId,
      kind,
      validFrom,
      validThrough: ended ? validThrough : null,
      decisionId: decision?.id ?? null,
    });
  }

  committee(organization: OrganizationRow, term: Term): CommitteeRow {
    const row = {
      id: this.id('committee', term.from),
      organizationId: organization.id,
      kind: term.kind,
      termName: term.name,
      validFrom: term.from,
      validThrough: term.through ?? null,
      decisionId: term.decision?.id ?? null,
    };
    this.rows.committee.push(row);
    return row;
  }

  appoint(personId: string, office: Office): PostRow {
    const row = {
      id: this.id('post', office.from),
      personId,
      organizationId: office.organizationId,
      committeeId: office.committee?.id ?? null,
      kind: office.kind,
      validFrom: office.from,
      validThrough: office.through ?? null,
      decisionId: office.decision?.id ?? null,
    };
    this.rows.post.push(row);
    return row;
  }

  private stand(organization: OrganizationRow, standing: Standing): void {
    this.rows.organizationPeriod.push({
      id: this.id('organizationPeriod', standing.from),
      organizationId: organization.id,
      name: standing.name,
      kind: standing.kind,
      sector: standing.sector ?? null,
      parentId: standing.parent?.id ?? null,
      decisionId: standing.decision?.id ?? null,
      validFrom: standing.from,
      validThrough: null,
    });
  }

  private organization(id: string): OrganizationRow {
    const row = this.rows.organization.findLast((each) => each.id === id);
    if (!row) throw new Error('A reorganisation is of organisations in the book.');
    return row;
  }

  private openPeriod(organization: OrganizationRow): OrganizationPeriodRow {
    const open = this.rows.organizationPeriod.find((each) => each.organizationId === organization.id && each.validThrough === null);
    if (!open) throw new Error('An organisation that has ended cannot change.');
    return open;
  }
}
