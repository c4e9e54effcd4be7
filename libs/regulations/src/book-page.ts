import type { PlainDate } from '#kernel';
import { isLocal, PARAMETER_NAMES, type ParameterName } from './parameters.js';
import type { BookDocument, BookValue, Grade, Regulations } from './regulations.js';
import { valueInWords } from './value-text.js';

const SUBJECTS: Readonly<Record<string, string>> = {
  organization: 'Tổ chức đảng',
  committee: 'Cấp ủy, ban thường vụ, chi ủy',
  member: 'Đảng viên',
  admission: 'Kết nạp và công nhận chính thức',
  readmission: 'Kết nạp lại',
  rating: 'Đánh giá, xếp loại hằng năm',
  voting: 'Biểu quyết',
  inspection: 'Kiểm tra, giám sát',
  discipline: 'Kỷ luật',
  complaint: 'Khiếu nại kỷ luật',
  transfer: 'Chuyển sinh hoạt đảng',
  dues: 'Đảng phí',
  removal: 'Xóa tên',
  statistics: 'Thống kê',
};

const GRADES: Readonly<Record<Grade, string>> = {
  A: 'A: văn bản chính thức hoặc báo, cổng thông tin dẫn văn bản',
  B: 'B: tài liệu tập huấn, ngân hàng câu hỏi dẫn văn bản',
  C: 'C: một nguồn thứ cấp, hoặc hiểu biết chung chưa đối chiếu',
};

const INTRODUCTION = `# Những quy định mà hệ thống đang áp dụng

Trang này được viết tự động từ \`libs/regulations/src/book\` (\`npm run cli -- generate regulations\`). Mỗi giá trị ghi rõ văn
bản, ngày, điều khoản, thời gian hiệu lực và mức độ chắc chắn:

${Object.values(GRADES)
  .map((each) => `- ${each}.`)
  .join('\n')}

“Bắt buộc” nghĩa là làm trái thì bị từ chối; “cảnh báo” nghĩa là có thể giữ nguyên nhưng phải nêu lý do, và lý do được lưu
lại. Chỉ giá trị loại A của văn bản đang có hiệu lực mới bắt buộc. Mục ghi “phường được đặt riêng” có thể được thay bằng văn
bản của phường hoặc của cấp trên.
`;

/** The whole book for a clerk: what is held to be in force, since when, by which document, and what is not sure. */
export function regulationsPage(regulations: Regulations): string {
  const subjects = Object.entries(SUBJECTS).map(([subject, title]) => {
    const names = PARAMETER_NAMES.filter((name) => name.startsWith(`${subject}.`));
    return `## ${title}\n\n${names.map((name) => parameterPart(regulations, name)).join('\n')}`;
  });
  const documents = regulations.documents.map(documentLine).join('\n');
  return `${INTRODUCTION}\n${subjects.join('\n')}\n## Các văn bản\n\n${documents}\n`;
}

function parameterPart(regulations: Regulations, name: ParameterName): string {
  const { about, values } = regulations.parameter(name);
  const local = isLocal(name) ? ' Phường được đặt riêng.' : '';
  const lines = values.toReversed().flatMap((value) => [valueLine(name, value), ...remarks(name, value).map((remark) => `  - ${remark}`)]);
  return `### \`${name}\`\n\n${about}${local}\n\n${lines.join('\n')}\n`;
}

function valueLine(name: ParameterName, { value, from, through, document, article, grade, severity }: BookValue): string {
  const period = through ? `từ ${day(from)} đến ${day(through)}` : `từ ${day(from)}`;
  return `- **${valueInWords(name, value)}**, ${period}: ${document.number} ngày ${dateOf(document)}, ${article}; ${severity === 'HARD' ? 'bắt buộc' : 'cảnh báo'}, loại ${grade}`;
}

function remarks(name: ParameterName, { note, carried, conflicting, chosen }: BookValue): string[] {
  return [
    ...(note === null ? [] : [note]),
    ...(carried === null ? [] : [`Văn bản đã hết hiệu lực, vẫn tạm áp dụng: ${carried}`]),
    ...conflicting.map(({ value, source, grade }) => `Nguồn khác nói **${valueInWords(name, value)}** (${source}; loại ${grade}).`),
    ...(chosen === null ? [] : [`Lý do chọn: ${chosen}`]),
  ];
}

function documentLine(document: BookDocument): string {
  const { number, dateUnchecked, title, from, through } = document;
  const unchecked = dateUnchecked ? ' (ngày chưa đối chiếu)' : '';
  const period = [from && `hiệu lực từ ${day(from)}`, through && `đến hết ${day(through)}`].filter((part) => part !== null).join(' ');
  return `- ${number} ngày ${dateOf(document)}${unchecked}: ${title}${period === '' ? '' : `; ${period}`}.`;
}

function dateOf({ date }: BookDocument): string {
  const [year, month, dayOfMonth] = date.split('-');
  return month === undefined ? `(năm ${year})` : `${Number(dayOfMonth)}/${Number(month)}/${year}`;
}

function day({ year, month, day: date }: PlainDate): string {
  return `${date}/${month}/${year}`;
}
