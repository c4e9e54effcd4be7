import type { Finding } from '#kernel';
import { contentFindings, markedFindings, remarkVerdict, type Secrecy } from './secrecy.rules.js';

const told = (findings: readonly Finding[]): string[] => findings.map(({ refusal: { code }, path }) => `${code} ${path.join('.')}`);
const MARKS: readonly Secrecy[] = ['SECRET', 'HIGHLY_SECRET', 'TOP_SECRET'];

it('an ordinary paper has its content, and says where it is kept only if it wants to', () => {
  expect(told(markedFindings({ secrecy: 'ORDINARY' }, { content: 'Quy chế', periodFrom: null }, ['content']))).toEqual([]);
  expect(told(markedFindings({ secrecy: 'ORDINARY', keptAt: 'Tủ 2' }, { content: ' ' }, ['content']))).toEqual(['CONTENT_MISSING input.content']);
});

it.each(MARKS)('%s takes no content, every field of it named with the law, and says where it is kept', (secrecy) => {
  const findings = markedFindings({ secrecy }, { content: 'Quy chế', periodFrom: '2026-01-01', periodThrough: null }, ['content']);
  expect(told(findings)).toEqual(['SECRET_TAKES_NO_CONTENT input.content', 'SECRET_TAKES_NO_CONTENT input.periodFrom', 'SECRET_KEPT_AT_MISSING input.keptAt']);
  expect(findings[0]?.refusal.rule?.document).toBe('Luật 117/2025/QH15');
  expect(markedFindings({ secrecy, keptAt: 'Tủ mật, Văn phòng Đảng ủy' }, { content: null }, ['content'])).toEqual([]);
});

it('rows of content are refused each by its place', () => {
  expect(told(contentFindings('SECRET', { 'findings.0.content': 'thu sai', 'recommendations.0.content': 'trả lại' }))).toEqual([
    'SECRET_TAKES_NO_CONTENT input.findings.0.content',
    'SECRET_TAKES_NO_CONTENT input.recommendations.0.content',
  ]);
  expect(contentFindings('ORDINARY', { remark: 'đủ' })).toEqual([]);
});

it('what holds content is not marked afterwards, and told what holds it; a mark is raised, or taken off, where nothing is held', () => {
  const held = [{ vi: 'nội dung', en: 'content', times: 1 }, { vi: 'kiến nghị', en: 'recommendations', times: 0 }, { vi: 'khuyết điểm, vi phạm', en: 'findings', times: 2 }];
  const marked = { secrecy: 'SECRET', keptAt: 'Tủ mật' } as const;
  const refusal = remarkVerdict({ secrecy: 'ORDINARY' }, { secrecy: 'SECRET', keptAt: 'Tủ mật' }, held);
  expect(refusal.ok ? [] : refusal.refusals.map(({ params }) => params)).toEqual([{ entriesVi: 'nội dung, khuyết điểm, vi phạm (2)', entriesEn: 'content, findings (2)' }]);
  expect(remarkVerdict(marked, { secrecy: 'TOP_SECRET', keptAt: 'Tủ mật' }, [{ vi: 'nội dung', en: 'content', times: 0 }]).ok).toBe(true);
  expect(remarkVerdict(marked, { secrecy: 'ORDINARY' }, held).ok).toBe(true);
  expect(remarkVerdict({ secrecy: 'ORDINARY' }, { secrecy: 'SECRET' }, []).ok).toBe(false);
  const same = remarkVerdict(marked, marked, []);
  expect(same.ok ? [] : told(same.refusals)).toEqual(['MARK_UNCHANGED input.secrecy']);
  expect(remarkVerdict(marked, { ...marked, keptAt: 'Kho lưu trữ' }, []).ok).toBe(true);
});
