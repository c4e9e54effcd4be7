import type { REPORTS } from '#demo';
import { recomputed, type Ask, type Check, type Findings } from './check.js';

interface Share {
  readonly count: number;
  readonly percentText: string;
}

interface Composition {
  readonly size: number;
  readonly byGender: readonly { readonly gender: string; readonly share: Share }[];
  readonly byEthnicGroup: readonly { readonly ethnicGroup: { readonly nameVi: string }; readonly share: Share }[];
  readonly byEducation: readonly { readonly education: string; readonly share: Share }[];
  readonly byPoliticalTheory: readonly { readonly politicalTheory: string; readonly share: Share }[];
  readonly young: Share;
}

export interface WardAnswer {
  readonly id: string;
  readonly name: string;
  readonly memberCount: number;
  readonly children: readonly { readonly kind: string; readonly sector: string | null; readonly foundedOn: string }[];
  readonly lineage: readonly { readonly kind: string; readonly predecessor: { readonly id: string; readonly name: string } }[];
  readonly committees: readonly { readonly kind: string; readonly composition: Composition }[];
}

const WARD = `query ($asOf: PlainDate!, $age: Int!, $decimals: Int!) {
  organizations(asOf: $asOf, filter: { kinds: [WARD_COMMITTEE] }) { edges { node {
    id name memberCount
    children { kind sector foundedOn }
    lineage { kind predecessor { id name } }
    committees { kind composition {
      size
      byGender { gender share { count percentText(decimals: $decimals) } }
      byEthnicGroup { ethnicGroup { nameVi } share { count percentText(decimals: $decimals) } }
      byEducation { education share { count percentText(decimals: $decimals) } }
      byPoliticalTheory { politicalTheory share { count percentText(decimals: $decimals) } }
      young: agedAtMost(age: $age) { count percentText(decimals: $decimals) }
    } }
  } } }
}`;

/** The ward of whoever asks, as the report counts it. */
export async function askWard(ask: Ask, asOf: string, age: number, decimals: number): Promise<WardAnswer> {
  const { organizations } = await ask<{ organizations: { edges: readonly { node: WardAnswer }[] } }>(WARD, { asOf, age, decimals });
  const [ward] = organizations.edges;
  if (!ward) throw new Error('The ward is not to be seen.');
  return ward.node;
}

function compositionOf({ committees }: WardAnswer, kind: string): Composition | undefined {
  return committees.find((each) => each.kind === kind)?.composition;
}

/** Number and printed percentage of those whose `key` is one of some values. */
function told<R extends { readonly share: Share }>(rows: readonly R[] | undefined, fits: (row: R) => boolean): string {
  const [first, ...more] = (rows ?? []).filter(fits);
  if (!first) return '–';
  return more.length === 0 ? `${first.share.count} (${first.share.percentText})` : String([first, ...more].reduce((sum, { share }) => sum + share.count, 0));
}

/** Organisations, members and committees of Mộc Châu. */
export function mocChauWard(report: typeof REPORTS.mocChau, ward: WardAnswer): Check[] {
  const { organization, committee, lines } = report;
  const printed = committee.percentagesAsPrinted;
  const ofKind = (...kinds: string[]) => ward.children.filter(({ kind }) => kinds.includes(kind));
  const executive = compositionOf(ward, 'EXECUTIVE');
  const ethnic = (nameVi: string): string => told(executive?.byEthnicGroup, ({ ethnicGroup }) => ethnicGroup.nameVi === nameVi);
  return [
    ...recomputed(lines.organizationAndMembers, [
      ['Tổ chức trực thuộc', organization.directOrganizations, ward.children.length],
      ['Tổ chức cơ sở đảng', organization.baseOrganizations, ofKind('BASE_COMMITTEE', 'BASE_CELL').length],
      ['Chi bộ bản, tổ dân phố', organization.villageAndStreetGroupCells, ofKind('CELL').filter(({ sector }) => sector === 'VILLAGE' || sector === 'STREET_GROUP').length],
      ['Đảng viên', organization.members, ward.memberCount],
    ]),
    ...recomputed(lines.newBaseCells, [
      ['Chi bộ cơ sở mới thành lập', organization['newBaseCellsSince2025-07-01'], ofKind('BASE_CELL').filter(({ foundedOn }) => foundedOn >= report.ward.operatingFrom).length],
    ]),
    ...recomputed(lines.committee, [
      ['Ban Chấp hành', committee.size, executive?.size],
      ['Ban Thường vụ', committee.standingCommittee, compositionOf(ward, 'STANDING')?.size],
      ['Cấp ủy viên nữ', `${committee.female} (${printed.female})`, told(executive?.byGender, ({ gender }) => gender === 'FEMALE')],
      ['Cấp ủy viên từ 35 tuổi trở xuống', `${committee.aged35OrYounger} (${printed.aged35OrYounger})`, executive && `${executive.young.count} (${executive.young.percentText})`],
      ['Cấp ủy viên dân tộc Kinh', `${committee.ethnicity.Kinh} (${printed.Kinh})`, ethnic('Kinh')],
      ['Cấp ủy viên dân tộc Thái', `${committee.ethnicity.Thái} (${printed.Thái})`, ethnic('Thái')],
      ['Cấp ủy viên dân tộc Mông', `${committee.ethnicity.Mông} (${printed.Mông})`, ethnic('Mông')],
      ['Cấp ủy viên trình độ đại học', `${committee.education.university} (${printed.university})`, told(executive?.byEducation, ({ education }) => education === 'UNIVERSITY')],
      ['Cấp ủy viên trình độ trên đại học', `${committee.education.postgraduate} (${printed.postgraduate})`, told(executive?.byEducation, ({ education }) => education === 'POSTGRADUATE')],
      ['Cấp ủy viên lý luận chính trị trung cấp', `${committee.politicalTheory.intermediate} (${printed.intermediate})`, told(executive?.byPoliticalTheory, ({ politicalTheory }) => politicalTheory === 'INTERMEDIATE')],
      ['Cấp ủy viên lý luận chính trị cao cấp', `${committee.politicalTheory.advanced} (${printed.advanced})`, told(executive?.byPoliticalTheory, ({ politicalTheory }) => politicalTheory === 'ADVANCED')],
    ]),
  ];
}

/** Organisations, members and committees of Vân Sơn. */
export function vanSonWard({ organization, committee, lines }: typeof REPORTS.vanSon, ward: WardAnswer): Findings {
  const printed = committee.percentagesAsPrinted;
  const executive = compositionOf(ward, 'EXECUTIVE');
  const levels = ['UNIVERSITY', 'POSTGRADUATE'];
  const theory = ['INTERMEDIATE', 'ADVANCED'];
  const sum = (rows: readonly { readonly share: Share }[] | undefined): number => (rows ?? []).reduce((total, { share }) => total + share.count, 0);
  return {
    checks: [
      ...recomputed(lines.organizationAndMembers, [
        ['Tổ chức trực thuộc', organization.directOrganizations, ward.children.length],
        ['Đảng viên', organization.members, ward.memberCount],
      ]),
      ...recomputed(lines.committee, [
        ['Ban Chấp hành', committee.size, executive?.size],
        ['Ban Thường vụ', committee.standingCommittee, compositionOf(ward, 'STANDING')?.size],
        ['Cấp ủy viên nữ', `${committee.female} (${printed.female})`, told(executive?.byGender, ({ gender }) => gender === 'FEMALE')],
        ['Cấp ủy viên dưới 42 tuổi', `${committee.agedUnder42} (${printed.agedUnder42})`, executive && `${executive.young.count} (${executive.young.percentText})`],
        ['Cấp ủy viên trình độ trên đại học', `${committee.education.postgraduate} (${printed.postgraduate})`, told(executive?.byEducation, ({ education }) => education === 'POSTGRADUATE')],
        ['Cấp ủy viên trình độ đại học trở lên', committee.education.universityOrHigher, sum(executive?.byEducation.filter(({ education }) => levels.includes(education)))],
        ['Cấp ủy viên lý luận chính trị trung cấp trở lên', committee.politicalTheory.intermediateOrHigher, sum(executive?.byPoliticalTheory.filter(({ politicalTheory }) => theory.includes(politicalTheory)))],
      ]),
    ],
    notStated: [
      { figure: 'Vân Sơn: số chi bộ, kết nạp, kiểm tra, kỷ luật của các đảng bộ trước sáp nhập (chỉ có trong phụ lục)', line: 299 },
      { figure: 'Vân Sơn: cơ cấu 28 tổ chức trực thuộc', line: lines.organizationAndMembers },
    ],
  };
}
