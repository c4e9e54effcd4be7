import { REPORTS } from '#demo/figures';
import { Client, TestApi, USERS } from './api.js';

interface Share {
  readonly count: number;
  readonly percentText: string;
}

interface WardAnswer {
  readonly organizations: {
    readonly edges: readonly {
      readonly node: {
        readonly name: string;
        readonly memberCount: number;
        readonly children: readonly { readonly kind: string; readonly foundedOn: string; readonly sector: string }[];
        readonly lineage: readonly { readonly kind: string; readonly predecessor: { readonly name: string; readonly endedOn: string } }[];
        readonly committees: readonly {
          readonly kind: string;
          readonly composition: {
            readonly size: number;
            readonly byGender: readonly { readonly gender: string; readonly share: Share }[];
            readonly byEthnicGroup: readonly { readonly ethnicGroup: { readonly nameVi: string }; readonly share: Share }[];
            readonly byEducation: readonly { readonly education: string; readonly share: Share }[];
            readonly byPoliticalTheory: readonly { readonly politicalTheory: string; readonly share: Share }[];
            readonly young: Share;
          };
        }[];
      };
    }[];
  };
}

const WARD = `query ($asOf: PlainDate!, $age: Int!, $decimals: Int!) {
  organizations(asOf: $asOf, filter: { kinds: [WARD_COMMITTEE] }) { edges { node {
    name memberCount
    children { kind sector foundedOn }
    lineage { kind predecessor { name endedOn } }
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

const CELLS_OF = `query ($name: String!, $asOf: PlainDate!) {
  organizations(asOf: $asOf, filter: { name: $name, kinds: [BASE_COMMITTEE] }) { edges { node { name children { kind } } } }
}`;

describe('the figures that both reports print, over HTTP', () => {
  let api: TestApi;
  let mocChau: Client;
  let vanSon: Client;

  beforeAll(async () => {
    api = await TestApi.start();
    mocChau = await api.login(USERS.standing);
    vanSon = await api.login(USERS.vanSonStanding);
  });

  afterAll(() => api.close());

  async function ward(client: Client, figures: { asOf: string }, age: number, decimals: number) {
    const answer = await client.ask<WardAnswer>(WARD, { asOf: figures.asOf, age, decimals });
    expect(answer.organizations.edges).toHaveLength(1);
    const found = answer.organizations.edges[0]?.node;
    if (!found) throw new Error('The ward was not found.');
    const composition = (kind: string) => {
      const committee = found.committees.find((each) => each.kind === kind);
      if (!committee) throw new Error(`The ward has no ${kind} committee.`);
      return committee.composition;
    };
    return { found, composition };
  }

  it('Mộc Châu: organisations and members', async () => {
    const { organization } = REPORTS.mocChau;
    const { found } = await ward(mocChau, REPORTS.mocChau, 35, 0);
    const ofKind = (...kinds: string[]) => found.children.filter(({ kind }) => kinds.includes(kind));
    expect(found.name).toBe(REPORTS.mocChau.ward.nameVi);
    expect(found.memberCount).toBe(organization.members);
    expect(found.children).toHaveLength(organization.directOrganizations);
    expect(ofKind('BASE_COMMITTEE', 'BASE_CELL')).toHaveLength(organization.baseOrganizations);
    expect(ofKind('CELL').filter(({ sector }) => ['VILLAGE', 'STREET_GROUP'].includes(sector))).toHaveLength(organization.villageAndStreetGroupCells);
    expect(ofKind('BASE_CELL').filter(({ foundedOn }) => foundedOn >= '2025-07-01')).toHaveLength(organization['newBaseCellsSince2025-07-01']);
  });

  it('Mộc Châu: the executive and the standing committee, with the printed percentages', async () => {
    const { committee } = REPORTS.mocChau;
    const printed = committee.percentagesAsPrinted;
    const { composition } = await ward(mocChau, REPORTS.mocChau, 35, 0);
    const executive = composition('EXECUTIVE');
    expect(executive.size).toBe(committee.size);
    expect(composition('STANDING').size).toBe(committee.standingCommittee);
    expect(executive.byGender.find(({ gender }) => gender === 'FEMALE')?.share).toEqual({ count: committee.female, percentText: printed.female });
    expect(executive.young).toEqual({ count: committee.aged35OrYounger, percentText: printed.aged35OrYounger });
    expect(Object.fromEntries(executive.byEthnicGroup.map((each) => [each.ethnicGroup.nameVi, each.share.count]))).toEqual(committee.ethnicity);
    expect(Object.fromEntries(executive.byEthnicGroup.map((each) => [each.ethnicGroup.nameVi, each.share.percentText]))).toEqual({
      Kinh: printed.Kinh,
      Thái: printed['Thái'],
      Mông: printed['Mông'],
    });
    expect(Object.fromEntries(executive.byEducation.map((each) => [each.education, each.share]))).toEqual({
      UNIVERSITY: { count: committee.education.university, percentText: printed.university },
      POSTGRADUATE: { count: committee.education.postgraduate, percentText: printed.postgraduate },
    });
    expect(Object.fromEntries(executive.byPoliticalTheory.map((each) => [each.politicalTheory, each.share]))).toEqual({
      INTERMEDIATE: { count: committee.politicalTheory.intermediate, percentText: printed.intermediate },
      ADVANCED: { count: committee.politicalTheory.advanced, percentText: printed.advanced },
    });
  });

  it('Mộc Châu: the three predecessors, ended and merged, with their cells as they were', async () => {
    const { found } = await ward(mocChau, REPORTS.mocChau, 35, 0);
    const merged = found.lineage.filter(({ kind }) => kind === 'MERGED_INTO');
    expect(merged.map(({ predecessor }) => predecessor.name).sort()).toEqual(REPORTS.mocChau.predecessors.map(({ nameVi }) => nameVi).sort());
    expect(merged.every(({ predecessor }) => predecessor.endedOn === '2025-06-30')).toBe(true);
    for (const { nameVi, directCells } of REPORTS.mocChau.predecessors) {
      const { organizations } = await mocChau.ask<{ organizations: { edges: { node: { name: string; children: unknown[] } }[] } }>(CELLS_OF, {
        name: nameVi,
        asOf: REPORTS.mocChau.predecessorsAsOf,
      });
      expect(organizations.edges.map(({ node }) => [node.name, node.children.length])).toEqual([[nameVi, directCells]]);
    }
  });

  it('Vân Sơn: organisations, members and the executive committee', async () => {
    const { organization, committee } = REPORTS.vanSon;
    const printed = committee.percentagesAsPrinted;
    const { found, composition } = await ward(vanSon, REPORTS.vanSon, 41, 1);
    expect(found.name).toBe(REPORTS.vanSon.ward.nameVi);
    expect(found.memberCount).toBe(organization.members);
    expect(found.children).toHaveLength(organization.directOrganizations);
    expect(found.lineage.filter(({ kind }) => kind === 'MERGED_INTO').map(({ predecessor }) => predecessor.name).sort()).toEqual(
      REPORTS.vanSon.predecessors.map(({ nameVi }) => nameVi).sort(),
    );
    const executive = composition('EXECUTIVE');
    expect(executive.size).toBe(committee.size);
    expect(composition('STANDING').size).toBe(committee.standingCommittee);
    expect(executive.byGender.find(({ gender }) => gender === 'FEMALE')?.share).toEqual({ count: committee.female, percentText: printed.female });
    expect(executive.young).toEqual({ count: committee.agedUnder42, percentText: printed.agedUnder42 });
    const levels = Object.fromEntries(executive.byEducation.map((each) => [each.education, each.share]));
    expect(levels['POSTGRADUATE']).toEqual({ count: committee.education.postgraduate, percentText: printed.postgraduate });
    expect((levels['POSTGRADUATE']?.count ?? 0) + (levels['UNIVERSITY']?.count ?? 0)).toBe(committee.education.universityOrHigher);
    const theory = executive.byPoliticalTheory.filter(({ politicalTheory }) => ['INTERMEDIATE', 'ADVANCED'].includes(politicalTheory));
    expect(theory.reduce((sum, { share }) => sum + share.count, 0)).toBe(committee.politicalTheory.intermediateOrHigher);
  });
});
