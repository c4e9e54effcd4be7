/** A page of chibo, the same page of the baseline, and what is promised of the two. */
export interface Scenario {
  readonly name: string;
  /** What is asked, for the page that people read. */
  readonly what: string;
  readonly username: string;
  /** Name of the organisation it is about. */
  readonly organization: string;
  /** The figure it is about, if any, over the term to date. */
  readonly metric?: string;
  readonly query: string;
  /** Path of the baseline; none: chibo alone is measured. */
  readonly path?: string;
  /** Rows of chibo's answer in the form of the baseline's, to make sure that both did the same work. */
  readonly rows?: (data: never) => object[];
  /** Least throughput, as a share of the baseline's. */
  readonly leastShare?: number;
  /** Longest median of one client, in milliseconds. */
  readonly longestMedian?: number;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Person {
  readonly fullName: string;
  readonly birthDate: string;
  readonly gender: string;
  readonly ethnicGroup: { readonly nameVi: string };
}

interface RollAnswer {
  readonly members: { readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> & { readonly person: Person } }[] };
}

interface RollupAnswer {
  readonly figure: { readonly parts: readonly { readonly organization: Named; readonly numerator: number; readonly denominator: number }[] };
}

interface ListAnswer {
  readonly figure: {
    readonly facts: {
      readonly edges: readonly {
        readonly node: { readonly organization: Named; readonly member: { readonly id: string; readonly status: string; readonly admissionDecidedOn: string; readonly person: { readonly fullName: string } } };
      }[];
    };
  };
}

const SECRETARY = 'bithu.doi-thong';
const STANDING = 'thuongvu.moc-chau';
const CELL = 'Chi bộ tổ dân phố Đồi Thông';
const WARD = 'Đảng bộ phường Mộc Châu';
export const TERM_FROM = '2025-07-01';

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'roll',
    what: 'roll of 50 members (cell secretary: names, dates, status)',
    username: SECRETARY,
    organization: CELL,
    path: '/roll',
    leastShare: 0.7,
    query: `query ($filter: MemberFilter!, $day: PlainDate!) {
      members(asOf: $day, filter: $filter, first: 50) { edges { node {
        id status admissionDecidedOn recognizedOn person { fullName birthDate gender ethnicGroup { nameVi } }
      } } }
    }`,
    rows: ({ members }: RollAnswer) =>
      members.edges.map(({ node: { person, ...member } }) => ({ ...member, ...person, ethnicGroup: person.ethnicGroup.nameVi })),
  },
  {
    name: 'rollup',
    what: 'rollup of the ward by its 45 children (members rated good or better)',
    username: STANDING,
    organization: WARD,
    metric: 'members-rated-good-or-better',
    path: '/rollup',
    leastShare: 0.8,
    query: `query ($organization: UUID!, $from: PlainDate!, $through: PlainDate!, $metric: String!) {
      figure(metric: $metric, organizationId: $organization, from: $from, through: $through) { parts { organization { id name } numerator denominator } }
    }`,
    rows: ({ figure }: RollupAnswer) =>
      figure.parts.map(({ organization, ...counts }) => ({ ...organization, ...counts })),
  },
  {
    name: 'list',
    what: 'drill-down list behind a figure (members admitted)',
    username: STANDING,
    organization: WARD,
    metric: 'members-admitted',
    path: '/list',
    query: `query ($organization: UUID!, $from: PlainDate!, $through: PlainDate!, $metric: String!) {
      figure(metric: $metric, organizationId: $organization, from: $from, through: $through) { facts(first: 50, countedOnly: true) { edges { node {
        organization { id name } member { id status admissionDecidedOn person { fullName } }
      } } } }
    }`,
    rows: ({ figure }: ListAnswer) =>
      figure.facts.edges.map(({ node: { organization, member } }) => ({
        id: member.id, fullName: member.person.fullName, admissionDecidedOn: member.admissionDecidedOn, status: member.status,
        organizationId: organization.id, name: organization.name,
      })),
  },
  {
    name: 'resolution',
    what: 'the standing committee’s page (the whole resolution with progress)',
    username: STANDING,
    organization: WARD,
    longestMedian: 25,
    query: `query ($organization: UUID!, $day: PlainDate!) {
      resolutions(organizationId: $organization) { id title targets { number group text measures {
        id key kind text unit progress(asOf: $day) { status value shown comparator threshold gap formula judgedOn forecast { value } figure { numerator denominator } }
      } } }
    }`,
  },
];
