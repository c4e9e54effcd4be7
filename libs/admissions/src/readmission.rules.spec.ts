import { messageOf, storedDay } from '#kernel';
import { Regulations } from '#regulations';
import { historyFindings, partyHistory, readmissionFileFindings, readmissionFindings, type FormerMember, type LastOfRecord, type LeavingReason, type ReadmissionFile } from './readmission.rules.js';

const day = storedDay;
const LAST: LastOfRecord = { hasMemberRecord: true, leftOn: '2020-03-01', leftAs: 'EXPELLED', leftGround: null, readmissions: 0 };
const FORMER: FormerMember = { leftOn: '2020-03-01', leftAs: 'EXPELLED', ground: null, readmissions: 0 };
const SAID: ReadmissionFile = { leftFor: 'OTHER', consentNumber: '12-CV', consentOn: day('2026-09-01') };

describe('who was a member before', () => {
  it.each<[Partial<LastOfRecord>, unknown, string[]]>([
    [{ hasMemberRecord: false, leftOn: null, leftAs: null }, 'NEVER', []],
    [{ leftOn: null, leftAs: null }, 'MEMBER', ['CANDIDATE_IS_MEMBER']],
    [{ leftAs: 'TRANSFERRED_OUT' }, 'MEMBER', ['CANDIDATE_IS_MEMBER']],
    [{ leftAs: 'DIED' }, 'DIED', ['CANDIDATE_DIED']],
    [{}, FORMER, []],
  ])('%o', (change, history, codes) => {
    const found = partyHistory({ ...LAST, ...change });
    expect(found).toEqual(history);
    expect(historyFindings(found, []).map(({ refusal }) => refusal.code)).toEqual(codes);
  });
});

describe('the file of a re-admission', () => {
  const found = (said: ReadmissionFile | null, appliedOn = '2026-08-01', history: FormerMember | 'NEVER' = FORMER) =>
    readmissionFileFindings(said, day(appliedOn), history, day('2026-11-21')).map(({ refusal, path }) => `${refusal.code}.${path.slice(1).join('.')}`);

  it('is said of whoever was a member, and of nobody else', () => {
    expect(found(SAID)).toEqual([]);
    expect(found(null)).toEqual(['READMISSION_UNSAID.readmission']);
    expect(found(SAID, '2026-08-01', 'NEVER')).toEqual(['READMISSION_POINTLESS.readmission']);
    expect(found(null, '2026-08-01', 'NEVER')).toEqual([]);
  });

  it.each<[ReadmissionFile, string[]]>([
    [{ leftFor: 'MINOR_CRIME' }, ['RECORD_CLEARED_UNFIT.readmission.recordClearedOn']],
    [{ leftFor: 'OTHER', recordClearedOn: day('2021-01-01') }, ['RECORD_CLEARED_UNFIT.readmission.recordClearedOn']],
    [{ leftFor: 'MINOR_CRIME', recordClearedOn: day('2026-11-22') }, ['DATE_IN_FUTURE.readmission.recordClearedOn']],
    [{ leftFor: 'OTHER', consentNumber: '12-CV' }, ['CONSENT_INCOMPLETE.readmission.consentNumber']],
    [{ leftFor: 'OTHER', consentOn: day('2026-11-22') }, ['CONSENT_INCOMPLETE.readmission.consentNumber', 'DATE_IN_FUTURE.readmission.consentOn']],
    [{ ...SAID, consentOn: day('2020-02-29') }, ['DATES_OUT_OF_ORDER.readmission.consentOn']],
  ])('%o', (said, codes) => {
    expect(found(said)).toEqual(codes);
  });

  it('is applied for after having left', () => {
    expect(found(SAID, '2020-02-29')).toEqual(['DATES_OUT_OF_ORDER.appliedOn']);
  });
});

describe('the reason for having left', () => {
  const book = Regulations.load().on(day('2026-10-15'));

  it.each<[Partial<FormerMember>, LeavingReason, boolean]>([
    [{ leftAs: 'RESIGNED' }, 'FAMILY_HARDSHIP', true],
    [{ leftAs: 'RESIGNED' }, 'OTHER', false],
    [{}, 'FAMILY_HARDSHIP', false],
    [{}, 'SELF_ABANDONED', false],
    [{}, 'CORRUPTION', true],
    [{ leftAs: 'REMOVED_FROM_ROLL', ground: 'NO_ACTIVITY' }, 'SELF_ABANDONED', true],
    [{ leftAs: 'REMOVED_FROM_ROLL', ground: 'NO_ACTIVITY' }, 'OTHER', false],
    [{ leftAs: 'REMOVED_FROM_ROLL', ground: 'NO_PROGRESS' }, 'SELF_ABANDONED', false],
    [{ leftAs: 'REMOVED_FROM_ROLL' }, 'SELF_ABANDONED', true],
  ])('of %o may be %s: %p', (former, leftFor, agrees) => {
    const codes = readmissionFindings({ ...SAID, leftFor }, { ...FORMER, ...former }, day('2026-10-15'), book).warnings.map(({ refusal }) => refusal.code);
    expect(codes.includes('LEAVING_REASON_DIFFERS')).toBe(!agrees);
  });

  it('that bars is named, with the provision', () => {
    const [barred] = readmissionFindings({ ...SAID, leftFor: 'CORRUPTION' }, FORMER, day('2026-10-15'), book).warnings;
    expect(barred && messageOf(barred, 'vi')).toBe('Người ra khỏi Đảng vì lý do “tham nhũng” không được xét kết nạp lại.');
    expect(barred?.refusal.rule?.document).toBe('208-QĐ/TW');
  });
});
