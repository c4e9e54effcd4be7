import { finding, storedDay, urgencyOf, type Notice, type PlainDate } from '#kernel';
import type { KindOfOrganization, ParameterOfKind, RuleBook } from '#regulations';
import { postNotices } from './post.refusals.js';
import type { CommitteeSort } from './post.rules.js';

/** Congresses are prepared half a year ahead. */
export const TERMS_AHEAD = { inSight: 180, near: 60 };

/** How long a committee serves; of the other kinds no source says it. */
const TERM_OF: Partial<Record<KindOfOrganization, ParameterOfKind<'duration'>>> = {
  CELL: 'organization.cell-term',
  BASE_CELL: 'organization.base-term',
  BASE_COMMITTEE: 'organization.base-term',
  WARD_COMMITTEE: 'organization.base-term',
};

const COMMITTEES: Readonly<Record<CommitteeSort, readonly [vi: string, en: string]>> = {
  EXECUTIVE: ['ban chấp hành', 'executive committee'],
  STANDING: ['ban thường vụ', 'standing committee'],
  INSPECTION: ['ủy ban kiểm tra', 'inspection committee'],
  CELL: ['chi ủy', 'cell committee'],
};
const POSTS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  SECRETARY: ['bí thư', 'secretary'],
  DEPUTY_SECRETARY: ['phó bí thư', 'deputy secretary'],
  PARTY_OFFICE_OFFICER: ['công chức văn phòng đảng ủy', 'officer of the party office'],
  VILLAGE_HEAD: ['trưởng bản', 'village head'],
  STREET_GROUP_HEAD: ['tổ trưởng tổ dân phố', 'head of the street group'],
  FRONT_HEAD: ['trưởng ban công tác mặt trận', 'head of the front committee'],
  CIVIL_SERVANT: ['cán bộ, công chức', 'civil servant'],
};

/** A committee that serves or served last, or a post outside any whose end is set. */
export interface RunningTerm {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationKind: KindOfOrganization;
  readonly personId: string | null;
  readonly committeeKind: CommitteeSort | null;
  readonly postKind: string | null;
  readonly validFrom: string;
  readonly validThrough: string | null;
}

/** Last day of a term: as it was set, else as the book of its first day has it; undefined where neither says. */
export function lastDayOf({ organizationKind, validFrom, validThrough }: Pick<RunningTerm, 'organizationKind' | 'validFrom' | 'validThrough'>, book: RuleBook): PlainDate | undefined {
  if (validThrough !== null) return storedDay(validThrough);
  const term = termOf(organizationKind, book)?.value;
  if (!term || term.unit === 'WORKING_DAYS') return undefined;
  return storedDay(validFrom).add({ [term.unit.toLowerCase()]: term.amount }).subtract({ days: 1 });
}

/** What is to be told of a term on a day; undefined while its end is far off, or long past. `then`: the book of its first day. */
export function termNotice(term: RunningTerm, then: RuleBook, now: RuleBook): Notice | undefined {
  const last = lastDayOf(term, then);
  const urgency = last && urgencyOf(now.date, last, last, TERMS_AHEAD);
  if (!last || !urgency) return undefined;
  const { id, organizationId, personId, committeeKind, postKind, organizationKind } = term;
  const ofParty = committeeKind !== null || postKind === 'SECRETARY' || postKind === 'DEPUTY_SECRETARY';
  const rule = ofParty ? (termOf(organizationKind, now) ?? termOf(organizationKind, then))?.rule : undefined;
  const [nameVi, nameEn] = (committeeKind === null ? POSTS[postKind ?? ''] : COMMITTEES[committeeKind]) ?? ['', ''];
  const [ending, ended] = committeeKind === null ? [postNotices.POST_ENDING, postNotices.POST_VACANT] : [postNotices.TERM_ENDING, postNotices.TERM_OVER];
  const told = finding({ ...(urgency === 'OVERDUE' ? ended : ending), ...(rule && { rule }) }, { nameVi, nameEn, last: last.toString() });
  return { id, record: committeeKind === null ? 'post' : 'committee', organizationId, personId, urgency, fallsOn: last.toString(), dueOn: last.toString(), told };
}

function termOf(kind: KindOfOrganization, book: RuleBook) {
  const name = TERM_OF[kind];
  return name && book.get(name);
}
