import { messageOf, storedDay } from '#kernel';
import { Regulations } from '#regulations';
import { checkVerdict, fileNotice, nextCheck, type FilesOfCell, type Paper } from './paper-file.rules.js';

const regulations = Regulations.load();
const day = storedDay;
const on = (today: string) => regulations.on(day(today));

describe('a check of a paper file', () => {
  const codes = (checkedOn: string, documents: readonly Paper[] = [], last: string | null = null): string[] => {
    const verdict = checkVerdict({ checkedOn: day(checkedOn), documents }, last, day('2026-11-21'));
    return verdict.ok ? [] : verdict.refusals.map(({ refusal, path }) => `${refusal.code}.${path.slice(1).join('.')}`);
  };
  const paper = (kind: Paper['kind'], documentOn?: string): Paper => ({ kind, copies: 1, ...(documentOn !== undefined && { documentOn: day(documentOn) }) });

  it('is not in the future, nor before the one before', () => {
    expect(codes('2026-11-21', [paper('LIFE_HISTORY', '2026-11-21'), paper('APPLICATION')], '2026-11-21')).toEqual([]);
    expect(codes('2026-11-22')).toEqual(['DATE_IN_FUTURE.checkedOn']);
    expect(codes('2025-11-20', [], '2025-11-21')).toEqual(['DATES_OUT_OF_ORDER.checkedOn']);
  });

  it('finds each kind once, and no paper of a later day', () => {
    expect(codes('2026-11-20', [paper('OTHER'), paper('OTHER'), paper('LIFE_HISTORY', '2026-11-21')])).toEqual(['PAPER_TWICE.documents.1.kind', 'DATES_OUT_OF_ORDER.documents.2.documentOn']);
  });
});

describe('the next check', () => {
  const files = (lastCheckedOn: string | null, members = 1, begunOn = '2020-01-01'): FilesOfCell => ({ organizationId: 'o', lastCheckedOn, begunOn, members });

  it('comes a year after the last, or after the member began or the rule came into force', () => {
    const next = (last: string | null, begun: string) => nextCheck(last, begun, on('2026-11-21'))?.toString();
    expect([next('2026-01-31', '2020-01-01'), next(null, '2020-01-01'), next(null, '2026-10-01')]).toEqual(['2027-01-31', '2027-07-26', '2027-10-01']);
  });

  it('is told of a cell by the first that is due, with how many are', () => {
    const told = (today: string) => {
      const notice = fileNotice('o', [files('2025-12-10', 3), files('2025-12-20', 2), files('2026-06-01', 9), files(null, 4)], on(today));
      return notice && [notice.urgency, notice.fallsOn, messageOf(notice.told, 'vi')];
    };
    expect(told('2026-11-09')).toBeUndefined();
    expect(told('2026-11-21')).toEqual(['IN_SIGHT', '2026-12-10', 'Đối chiếu danh sách đảng viên với hồ sơ giấy: 5 hồ sơ đến hạn, sớm nhất ngày 10/12/2026.']);
    expect(told('2026-12-12')?.slice(0, 2)).toEqual(['OVERDUE', '2026-12-10']);
    expect(fileNotice('o', [files(null)], on('2026-07-25'))).toBeUndefined();
  });
});
