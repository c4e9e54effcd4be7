import { demoRows } from '../../test/setup/demo-rows.js';
import { Census } from './census.js';
import { addDays, ageOn } from './days.js';
import { FIGURES } from './figures.js';
import type { PersonRow } from './rows.js';

const { mocChau, vanSon } = FIGURES;

const runs = [
  { seed: 1, referenceDate: '2025-08-01' },
  { seed: 1, referenceDate: '2026-11-21' },
  { seed: 7, referenceDate: '2026-11-21' },
  { seed: 20261121, referenceDate: '2026-11-21' },
  { seed: 2, referenceDate: '2027-06-30' },
];

describe.each(runs)('the demo data of seed $seed on $referenceDate', (settings) => {
  const census = new Census(demoRows(settings));
  const day = mocChau.asOf;
  const wards = { mocChau: census.organization(mocChau.ward.nameVi), vanSon: census.organization(vanSon.ward.nameVi) };

  it('has as many organisations and members in Mộc Châu as the report', () => {
    const { directOrganizations, baseOrganizations, villageAndStreetGroupCells, members } = mocChau.organization;
    const direct = census.children(wards.mocChau, day);
    expect(direct).toHaveLength(directOrganizations);
    expect(direct.filter(({ kind }) => kind === 'BASE_CELL' || kind === 'BASE_COMMITTEE')).toHaveLength(baseOrganizations);
    expect(direct.filter(({ kind, sector }) => kind === 'CELL' && (sector === 'VILLAGE' || sector === 'STREET_GROUP'))).toHaveLength(villageAndStreetGroupCells);
    expect(census.memberships(wards.mocChau, day)).toHaveLength(members);
  });

  it('has the new base cells of Mộc Châu, none of them in an enterprise or cooperative', () => {
    const { foundedSince, organizations } = { foundedSince: mocChau.ward.operatingFrom, organizations: census.rows.organization };
    const founded = new Set(organizations.filter(({ foundedOn }) => foundedOn >= foundedSince && foundedOn <= day).map(({ id }) => id));
    const cells = census.children(wards.mocChau, day).filter(({ organizationId }) => founded.has(organizationId));
    expect(cells).toHaveLength(mocChau.organization['newBaseCellsSince2025-07-01']);
    expect(cells.filter(({ sector }) => sector === 'ENTERPRISE' || sector === 'COOPERATIVE')).toEqual([]);
  });

  it('has as many organisations and members in Vân Sơn as the report', () => {
    expect(census.children(wards.vanSon, day)).toHaveLength(vanSon.organization.directOrganizations);
    expect(census.memberships(wards.vanSon, day)).toHaveLength(vanSon.organization.members);
  });

  it.each(mocChau.predecessors)('has the cells, admissions and recognitions of $nameVi', ({ nameVi, directCells, admitted, recognizedAsFullMembers }) => {
    const predecessor = census.organization(nameVi);
    const term = ['2020-07-01', mocChau.predecessorsAsOf] as const;
    const cells = census.children(predecessor, mocChau.predecessorsAsOf).map(({ organizationId }) => organizationId);
    expect(cells).toHaveLength(directCells);
    expect(census.membersWith('admissionDecidedOn', predecessor, ...term)).toHaveLength(admitted);
    if (typeof recognizedAsFullMembers === 'number') {
      expect(census.membersWith('recognizedOn', predecessor, ...term)).toHaveLength(recognizedAsFullMembers);
    }
    const everThere = new Set(census.rows.membership.filter(({ organizationId }) => cells.includes(organizationId)).map(({ memberId }) => memberId));
    const admittedInTerm = census.rows.member.filter(({ id, admissionDecidedOn: on }) => everThere.has(id) && on >= term[0] && on <= term[1]);
    expect(admittedInTerm).toHaveLength(admitted);
  });

  it('composes the committee of Mộc Châu as printed', () => {
    const { size, standingCommittee, female, aged35OrYounger, ethnicity, education, politicalTheory } = mocChau.committee;
    const people = census.committee(wards.mocChau, 'EXECUTIVE', day);
    expect(people).toHaveLength(size);
    expect(census.committee(wards.mocChau, 'STANDING', day)).toHaveLength(standingCommittee);
    expect(count(people, 'gender')).toMatchObject({ FEMALE: female });
    expect(people.filter(({ birthOn }) => ageOn(birthOn, day) <= 35)).toHaveLength(aged35OrYounger);
    expect(count(people, 'ethnicGroupCode')).toEqual({ '01': ethnicity.Kinh, '03': ethnicity.Thái, '08': ethnicity.Mông });
    expect(count(people, 'education')).toEqual({ UNIVERSITY: education.university, POSTGRADUATE: education.postgraduate });
    expect(count(people, 'politicalTheory')).toEqual({ INTERMEDIATE: politicalTheory.intermediate, ADVANCED: politicalTheory.advanced });
  });

  it('composes the committee of Vân Sơn as printed', () => {
    const { size, standingCommittee, female, agedUnder42, education, politicalTheory } = vanSon.committee;
    const people = census.committee(wards.vanSon, 'EXECUTIVE', day);
    expect(people).toHaveLength(size);
    expect(census.committee(wards.vanSon, 'STANDING', day)).toHaveLength(standingCommittee);
    expect(count(people, 'gender')).toMatchObject({ FEMALE: female });
    expect(people.filter(({ birthOn }) => ageOn(birthOn, day) < 42)).toHaveLength(agedUnder42);
    const schooled = count(people, 'education');
    expect(schooled['POSTGRADUATE']).toBe(education.postgraduate);
    expect((schooled['UNIVERSITY'] ?? 0) + (schooled['POSTGRADUATE'] ?? 0)).toBe(education.universityOrHigher);
    const trained = count(people, 'politicalTheory');
    expect((trained['INTERMEDIATE'] ?? 0) + (trained['ADVANCED'] ?? 0)).toBe(politicalTheory.intermediateOrHigher);
  });

  it('keeps both committees whole through the reference date', () => {
    for (const [ward, figures] of [[wards.mocChau, mocChau], [wards.vanSon, vanSon]] as const) {
      const before = census.committee(ward, 'EXECUTIVE', day);
      expect(census.committee(ward, 'EXECUTIVE', settings.referenceDate)).toEqual(before);
      const still = new Set(census.memberships(ward, settings.referenceDate).map(({ memberId }) => census.member(memberId).personId));
      expect(before.filter(({ id }) => still.has(id))).toHaveLength(figures.committee.size);
    }
  });

  it('gives each ward a secretary, two deputies, an inspection committee of five and a party office', () => {
    for (const ward of Object.values(wards)) {
      const standing = census.committee(ward, 'STANDING', day);
      const heads = [...census.holders(ward, 'SECRETARY', day), ...census.holders(ward, 'DEPUTY_SECRETARY', day)];
      expect(heads).toHaveLength(3);
      expect(standing).toEqual(expect.arrayContaining([...heads, ...census.holders(ward, 'INSPECTION_CHAIR', day)]));
      expect(census.holders(ward, 'INSPECTION_DEPUTY_CHAIR', day)).toHaveLength(1);
      expect(census.committee(ward, 'INSPECTION', day)).toHaveLength(5);
      expect(census.holders(ward, 'PARTY_OFFICE_OFFICER', day)).toHaveLength(2);
    }
  });

  it('merges the predecessors on the last day of June 2025, their cells with members and history', () => {
    for (const [ward, figures] of [[wards.mocChau, mocChau], [wards.vanSon, vanSon]] as const) {
      for (const { nameVi } of figures.predecessors) {
        const id = census.organization(nameVi);
        const cells = census.children(id, '2025-06-30').map(({ organizationId }) => organizationId);
        expect(census.rows.organization.find((each) => each.id === id)?.endedOn).toBe('2025-06-30');
        expect(census.rows.organizationLineage).toContainEqual(expect.objectContaining({ predecessorId: id, successorId: ward, kind: 'MERGED_INTO', effectiveOn: '2025-07-01' }));
        expect(census.children(ward, '2025-07-01').map(({ organizationId }) => organizationId)).toEqual(expect.arrayContaining(cells));
        for (const cell of cells) expect(census.rows.membership.filter(({ organizationId, validFrom }) => organizationId === cell && validFrom === '2025-07-01')).toEqual([]);
      }
    }
  });

  it('goes on after the reports: admissions towards the targets, deaths, departures', () => {
    const through = settings.referenceDate;
    const years = Math.max(0, (Date.parse(through) - Date.parse('2025-08-31')) / 31_557_600_000);
    for (const [ward, target] of [[wards.mocChau, 40], [wards.vanSon, 65]] as const) {
      const admitted = census.membersWith('admissionDecidedOn', ward, addDays(day, 1), through).length;
      expect(admitted).toBeGreaterThanOrEqual(Math.floor((target / 5) * years) - 2);
      expect(admitted).toBeLessThanOrEqual(Math.ceil((target / 5) * (years + 0.5)) + 3);
    }
    expect(census.membersWith('admissionDecidedOn', wards.mocChau, '2025-07-01', day)).toEqual([]);
    const ended = census.rows.memberStatusPeriod.filter(({ validThrough, endReason }) => validThrough !== null && validThrough > day && endReason !== 'RECOGNIZED');
    if (through > '2026-01-01') expect(new Set(ended.map(({ endReason }) => endReason))).toEqual(new Set(['DIED', 'TRANSFERRED_OUT', 'REMOVED_FROM_ROLL']));
  });
});

function count(people: readonly PersonRow[], by: 'gender' | 'ethnicGroupCode' | 'education' | 'politicalTheory'): Partial<Record<string, number>> {
  const counts: Partial<Record<string, number>> = {};
  for (const person of people) counts[person[by]] = (counts[person[by]] ?? 0) + 1;
  return counts;
}
