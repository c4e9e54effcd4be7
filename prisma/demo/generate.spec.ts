import { DEMO_LOGINS } from './accounts.js';
import { demoRows } from '../../test/setup/demo-rows.js';
import { Census, inForce } from './census.js';
import { addDays, addMonths } from './days.js';
import { generateDemo } from './generate.js';
import { REAL_NAMES } from './names.js';
import type { DemoRows, Period } from './rows.js';

const SETTINGS = { seed: 3, referenceDate: '2026-11-21' };

describe('the demo generator', () => {
  const rows = demoRows(SETTINGS);
  const other = demoRows({ ...SETTINGS, seed: 4 });
  const nextYear = demoRows({ ...SETTINGS, referenceDate: '2027-06-30' });

  it('gives the same rows for the same seed and reference date', () => {
    expect(generateDemo(SETTINGS).rows).toEqual(rows);
  });

  it('gives other people for another seed', () => {
    expect(other.person.map(({ id }) => id)).not.toEqual(rows.person.map(({ id }) => id));
    expect(other.person.map(({ fullName }) => fullName)).not.toEqual(rows.person.map(({ fullName }) => fullName));
  });

  it('continues the same story at a later reference date', () => {
    const identity = (each: DemoRows['person'][number]): string => `${each.fullName} ${each.birthOn}`;
    const later = new Set(nextYear.person.map(identity));
    expect(rows.person.filter((each) => !later.has(identity(each)))).toEqual([]);
    expect(nextYear.person.length).toBeGreaterThan(rows.person.length);
  });

  it('refuses to play before the reports', () => {
    expect(() => generateDemo({ seed: 1, referenceDate: '2025-07-30' })).toThrow(RangeError);
  });

  it('makes no id twice, all of the form of a UUIDv7', () => {
    // Rating sheets, admissions, cases and measures have the ids of their workflow items.
    const { ratingSheet, admission, inspectionCase, disciplineCase, programmeLine, complaint, denunciation, stateNotice, ...others } = rows;
    const ids = Object.values(others).flatMap((table: readonly object[]) => table.flatMap((row) => ('id' in row ? [String(row.id)] : [])));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ratingSheet.map(({ id }) => id)).toEqual(rows.workflowItem.filter(({ kind }) => kind === 'rating-sheet').map(({ id }) => id));
    expect(admission.map(({ id }) => id)).toEqual(rows.workflowItem.filter(({ kind }) => kind === 'admission').map(({ id }) => id));
    const items = (kind: string): string[] => rows.workflowItem.filter((each) => each.kind === kind).map(({ id }) => id);
    expect([programmeLine, complaint, denunciation, stateNotice].map((table) => table.map(({ id }) => id))).toEqual(['programme-line', 'complaint', 'denunciation', 'state-notice'].map(items));
    expect(inspectionCase.map(({ id }) => id)).toEqual(rows.workflowItem.filter(({ kind }) => kind.startsWith('case-')).map(({ id }) => id));
    expect(disciplineCase.map(({ id }) => id)).toEqual(rows.workflowItem.filter(({ kind }) => kind === 'discipline').map(({ id }) => id));
    expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
  });

  it('never gives a name that the reports print for a real person', () => {
    for (const { person } of [rows, other, nextYear]) expect(person.filter(({ fullName }) => REAL_NAMES.includes(fullName))).toEqual([]);
  });

  it('has people of every community of the wards', () => {
    expect(new Set(rows.person.map(({ ethnicGroupCode }) => ethnicGroupCode))).toEqual(new Set(['01', '02', '03', '06', '08', '09']));
  });

  it('marks every decision as invented', () => {
    expect(rows.decision.filter(({ synthetic, number }) => !synthetic || !number.includes('dữ liệu mẫu'))).toEqual([]);
  });

  it('gives every demo login an account, and all but the administrator a person', () => {
    expect(rows.account.map(({ username }) => username)).toEqual(DEMO_LOGINS.map(({ username }) => username));
    expect(rows.account.filter(({ personId }) => personId === null).map(({ username }) => username)).toEqual(['quantri']);
    for (const { username, password } of DEMO_LOGINS) {
      expect(username).toMatch(/^[a-z0-9][a-z0-9._-]{2,63}$/);
      expect(password.length).toBeGreaterThanOrEqual(15);
    }
  });
});

const histories = [
  { seed: 11, referenceDate: '2025-08-01' },
  { seed: 5, referenceDate: '2026-11-21' },
  { seed: 9, referenceDate: '2027-06-30' },
];

// In the short form the longest of them.
describe.each(process.env['CHIBO_TEST_FULL'] === undefined ? histories.slice(-1) : histories)('the history of seed $seed written on $referenceDate', ({ seed, referenceDate }) => {
  const rows = demoRows({ seed, referenceDate });
  const census = new Census(rows);
  const organizations = new Map(rows.organization.map((each) => [each.id, each]));

  it('holds nothing that is still to come', () => {
    const days = [
      ...[rows.organizationPeriod, rows.membership, rows.memberStatusPeriod, rows.memberOverlay, rows.committee, rows.post].flat().flatMap((each: Period) => [each.validFrom, each.validThrough ?? '']),
      ...rows.member.flatMap((each) => [each.admissionDecidedOn, each.admissionCeremonyOn, each.recognizedOn ?? '']),
      ...rows.decision.map(({ issuedOn }) => issuedOn),
      ...rows.cellMeeting.map(({ heldOn }) => heldOn),
      ...rows.trainingCourse.map(({ heldThrough }) => heldThrough),
      ...rows.recordedRating.map(({ decidedOn }) => decidedOn),
    ];
    expect(days.filter((day) => day > referenceDate)).toEqual([]);
  });

  it('keeps every period in order and within the life of its organisation', () => {
    const periods = [rows.organizationPeriod, rows.membership, rows.committee, rows.post].flat();
    const outside = periods.filter(({ organizationId, validFrom, validThrough }) => {
      const { foundedOn, endedOn } = organizations.get(organizationId) ?? { foundedOn: '9999-12-31', endedOn: null };
      return validFrom < foundedOn || (validThrough !== null && validThrough < validFrom) || (endedOn !== null && (validThrough === null || validThrough > endedOn));
    });
    expect(outside).toEqual([]);
    expect(rows.memberStatusPeriod.filter(({ validFrom, validThrough }) => validThrough !== null && validThrough < validFrom)).toEqual([]);
  });

  it('keeps every organisation under a parent that exists', () => {
    const orphans = rows.organizationPeriod.filter(({ parentId, validFrom, validThrough }) => {
      const parent = parentId === null ? undefined : organizations.get(parentId);
      if (!parent) return parentId !== null;
      return validFrom < parent.foundedOn || (parent.endedOn !== null && (validThrough === null || validThrough > parent.endedOn));
    });
    expect(orphans).toEqual([]);
    expect(rows.organizationPeriod.filter(({ parentId }) => parentId === null).map(({ name }) => name)).toEqual(['Đảng bộ tỉnh Sơn La']);
  });

  it('gives nobody two primary memberships or two statuses at a time', () => {
    expect(overlaps(rows.membership.filter(({ kind }) => kind === 'PRIMARY'))).toEqual([]);
    expect(overlaps(rows.memberStatusPeriod)).toEqual([]);
    expect(rows.membership.some(({ kind }) => kind === 'TEMPORARY')).toBe(true);
  });

  it('gives every member a status as long as a membership, and none after it', () => {
    const statuses = new Map<string, Period[]>();
    for (const each of rows.memberStatusPeriod) statuses.set(each.memberId, [...(statuses.get(each.memberId) ?? []), each]);
    const without = rows.membership.filter(({ kind, memberId, validThrough }) => {
      return kind === 'PRIMARY' && statuses.get(memberId)?.filter((each) => inForce(each, validThrough ?? referenceDate)).length !== 1;
    });
    expect(without).toEqual([]);
    const open = new Set(rows.membership.filter((each) => each.validThrough === null).map(({ memberId }) => memberId));
    expect(rows.memberStatusPeriod.filter((each) => each.validThrough === null && !open.has(each.memberId))).toEqual([]);
  });

  it('recognises members twelve months after their ceremony, never admits a minor', () => {
    const wrong = rows.member.filter(({ admissionDecidedOn, admissionCeremonyOn, recognizedOn, personId }) => {
      const due = addMonths(admissionCeremonyOn, 12);
      const ofAge = addMonths(census.person(personId).birthOn, 12 * 18) <= admissionDecidedOn;
      return admissionCeremonyOn <= admissionDecidedOn || recognizedOn !== (due <= referenceDate ? due : null) || !ofAge;
    });
    expect(wrong).toEqual([]);
  });

  it('gives every cell a secretary, and from nine full members on a committee with its secretary and deputy', () => {
    const day = '2025-07-31';
    for (const { organizationId, kind } of rows.organizationPeriod.filter((each) => inForce(each, day))) {
      if (kind !== 'CELL' && kind !== 'BASE_CELL') continue;
      const belonging = rows.membership.filter((each) => each.organizationId === organizationId && each.kind === 'PRIMARY' && inForce(each, day));
      const full = belonging.filter(({ memberId }) => (census.member(memberId).recognizedOn ?? '9999-12-31') <= day);
      const committee = census.committee(organizationId, 'CELL', day);
      const heads = [...census.holders(organizationId, 'SECRETARY', day), ...census.holders(organizationId, 'DEPUTY_SECRETARY', day)];
      expect(heads).toHaveLength(2);
      expect(committee.length).toBe(full.length < 9 ? 0 : Math.min(5, Math.max(3, committee.length)));
      if (full.length >= 9) expect(committee).toEqual(expect.arrayContaining(heads));
      const members = new Set(belonging.map(({ memberId }) => census.member(memberId).personId));
      expect([...committee, ...heads].filter(({ id }) => !members.has(id))).toEqual([]);
    }
  });

  it('lets no holder of an open post leave', () => {
    const people = new Set(rows.post.filter(({ validThrough }) => validThrough === null).map(({ personId }) => personId));
    const gone = rows.memberStatusPeriod.filter(({ validThrough, endReason }) => validThrough !== null && endReason !== 'RECOGNIZED');
    expect(gone.filter(({ memberId }) => people.has(census.member(memberId).personId))).toEqual([]);
  });

  it('exempts a few per cent of the members, all of them old, and only while they are full members here', () => {
    const exemptions = rows.memberOverlay.filter(({ kind }) => kind === 'ACTIVITY_EXEMPTION');
    const present = rows.membership.filter((each) => each.kind === 'PRIMARY' && each.validThrough === null);
    const now = exemptions.filter((each) => inForce(each, referenceDate));
    expect(now.length / present.length).toBeGreaterThan(0.01);
    expect(now.length / present.length).toBeLessThan(0.05);
    expect(new Set(exemptions.map(({ memberId }) => memberId)).size).toBe(exemptions.length);
    expect(new Set(exemptions.map(({ validFrom }) => validFrom.slice(0, 4))).size).toBeGreaterThan(5);
    const wrong = exemptions.filter((exemption) => {
      const old = addMonths(census.person(census.member(exemption.memberId).personId).birthOn, 12 * 74) <= exemption.validFrom;
      const full = rows.memberStatusPeriod.some((each) => each.memberId === exemption.memberId && each.status === 'FULL' && covers(each, exemption));
      return !old || !full;
    });
    expect(wrong).toEqual([]);
  });

  it('suspends a very few for 90 days, none of them of a real place', () => {
    const suspensions = rows.memberOverlay.filter(({ kind }) => kind === 'SUSPENSION');
    expect(suspensions.map(({ validFrom }) => validFrom)).toEqual(['2023-05-15', '2026-10-12', '2025-11-03'].filter((day) => day <= referenceDate));
    for (const { validFrom, validThrough, decisionId } of suspensions) {
      const due = addDays(validFrom, 89);
      if (due > referenceDate) expect(validThrough).toBeNull();
      else expect(validThrough !== null && validThrough <= due).toBe(true);
      expect(rows.decision.find(({ id }) => id === decisionId)?.synthetic).toBe(true);
    }
    expect(realPlaces(suspensions.map(({ memberId }) => memberId))).toEqual([]);
    if (referenceDate === '2026-11-21') expect(suspensions.filter((each) => inForce(each, referenceDate))).toHaveLength(1);
  });

  it('takes nobody off the roll in a cell that bears the name of a real place', () => {
    const removed = rows.memberStatusPeriod.filter(({ endReason }) => endReason === 'REMOVED_FROM_ROLL').map(({ memberId }) => memberId);
    expect(realPlaces(removed)).toEqual([]);
  });

  /** The cells of real places that any of these members ever belonged to. */
  function realPlaces(memberIds: readonly string[]): string[] {
    const cells = rows.membership.filter(({ memberId }) => memberIds.includes(memberId)).map(({ organizationId }) => organizationId);
    const names = rows.organizationPeriod.filter(({ organizationId }) => cells.includes(organizationId)).map(({ name }) => name);
    return names.filter((name) => REAL_PLACES.some((place) => name.endsWith(` ${place}`)));
  }
});

const REAL_PLACES = [
  ...['Ta Niết', 'Long Phú', 'Tắt Ngoãng', 'Pá Phang 2', 'Tà Số 1', 'Tà Số 2', 'Hin Phá'],
  ...['Là Ngà 2', 'Sò Lườn', 'Nà Bó 1', 'Nà Bó 2', '19/8', 'Lùn', 'Vặt'],
  ...['tổ dân phố 5', 'Na Áng', 'Hoa Đào', 'tổ dân phố 70'],
];

/** Whether a period contains another whole. */
function covers(outer: Period, inner: Period): boolean {
  return outer.validFrom <= inner.validFrom && (outer.validThrough ?? '9999-12-31') >= (inner.validThrough ?? '9999-12-31');
}

function overlaps(periods: readonly (Period & { readonly memberId: string })[]): string[] {
  const byMember = new Map<string, Period[]>();
  for (const each of periods) byMember.set(each.memberId, [...(byMember.get(each.memberId) ?? []), each]);
  return [...byMember].flatMap(([memberId, own]) => {
    const sorted = [...own].sort((one, two) => (one.validFrom < two.validFrom ? -1 : 1));
    const clash = sorted.some((each, index) => index > 0 && (sorted[index - 1]?.validThrough ?? '9999-12-31') >= each.validFrom);
    return clash ? [memberId] : [];
  });
}
