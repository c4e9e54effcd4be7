import { printedSheet, totalsOf, type PrintedRow, type PrintedSheet } from './sheet-print.rules.js';

const ROW: PrintedRow = { name: 'Lò Thị Ánh', excuse: null, proposedLevel: 'EXCELLENT', votesFor: 17, votesAgainst: 1, votesAbsent: 2, decidedLevel: 'GOOD', documentNumber: null, opinions: [] };
const SHEET: PrintedSheet = {
  organization: 'Chi bộ bản Nà Sương',
  above: 'Đảng bộ phường Mộc Châu',
  year: 2026,
  cutOffOn: '2026-11-20',
  decision: { number: '21-QĐ/ĐU', on: '2026-12-05', body: 'Ban Thường vụ' },
  rows: [
    { ...ROW, name: null, proposedLevel: 'GOOD', decidedLevel: 'GOOD' },
    ROW,
    { ...ROW, name: 'Hà Văn <b>Bình</b> & "em"', decidedLevel: 'COMPLETED', opinions: [{ rater: 'SELF', level: 'GOOD', score: 72.5, body: null, remark: "<script>alert('x')</script>" }, { rater: 'UNION', level: null, score: null, body: 'Hội Nông dân', remark: 'Nhiệt tình' }] },
    { ...ROW, name: 'Mùa A Của', excuse: 'EXEMPT', proposedLevel: null, votesFor: null, votesAgainst: null, votesAbsent: null, decidedLevel: null },
  ],
};

it('has headings, decision, the cell first, the members in their order with votes and levels', () => {
  const page = printedSheet(SHEET);
  expect(page).toContain('<h1>Bảng tổng hợp kết quả đánh giá, xếp loại chất lượng năm 2026</h1>');
  expect(page).toContain('Danh sách chốt ngày 20/11/2026. Kết quả theo Quyết định số 21-QĐ/ĐU ngày 05/12/2026 của Ban Thường vụ.');
  expect(page).toContain('<tr><td>1</td><td>Lò Thị Ánh</td><td></td><td></td><td>Hoàn thành xuất sắc nhiệm vụ</td><td>17</td><td>1</td><td>2</td><td>Hoàn thành tốt nhiệm vụ</td><td></td></tr>');
  const places = ['<td></td><td>Chi bộ bản Nà Sương</td>', '<td>1</td>', '<td>2</td>', '<td>3</td><td>Mùa A Của</td>'].map((text) => page.indexOf(text));
  expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
  expect(page).toContain('Chưa đánh giá: được miễn công tác và sinh hoạt đảng');
  expect(printedSheet({ ...SHEET, decision: null })).toContain('Chưa có quyết định.');
});

it('prints whatever was entered as text', () => {
  const page = printedSheet({ ...SHEET, organization: '<img src=x>' });
  expect(page).toContain('Hà Văn &lt;b&gt;Bình&lt;/b&gt; &amp; &quot;em&quot;');
  expect(page).toContain('72,5 điểm, &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;');
  expect(page).toContain('Hội Nông dân: Nhiệt tình');
  expect(page).not.toMatch(/<script|<img|<b>Bình/);
});

it('adds up the members', () => {
  expect(totalsOf(SHEET.rows)).toEqual([['Trong danh sách', 3], ['Không đánh giá', 1], ['Đã có kết quả', 2], ['Hoàn thành xuất sắc nhiệm vụ', 0], ['Hoàn thành tốt nhiệm vụ', 1], ['Hoàn thành nhiệm vụ', 1], ['Không hoàn thành nhiệm vụ', 0]]);
});
