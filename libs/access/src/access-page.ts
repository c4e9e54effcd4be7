import type { FieldPolicy } from '#graphql';
import { FIELD_GROUPS, type FieldGroup } from './field-groups.js';
import type { RightDeclaration } from './right.js';
import { REACH_NAMES, ROLE_NAMES } from './role-names.js';
import { ROLES } from './role.rules.js';

/** A field of the API or an operation, and what opens it. */
export interface OpenedField {
  /** `Type.field` */
  readonly field: string;
  readonly policies: readonly FieldPolicy[];
}

const FEATURE_NAMES: Readonly<Record<string, string>> = {
  session: 'Tài khoản của mình',
  account: 'Quản trị tài khoản',
  access: 'Giao vai trò, ủy quyền',
  organization: 'Tổ chức đảng',
  post: 'Chức vụ, cấp ủy',
  member: 'Đảng viên',
  badge: 'Huy hiệu Đảng',
  correction: 'Đính chính hồ sơ',
  record: 'Hồ sơ đảng viên',
  file: 'Hồ sơ giấy',
  exit: 'Ra khỏi danh sách, khôi phục',
  transfer: 'Chuyển sinh hoạt đảng',
  identity: 'Số căn cước, số thẻ đảng viên',
  duplicate: 'Nghi trùng hồ sơ',
  contact: 'Thông tin liên hệ',
  education: 'Trình độ',
  sensitive: 'Thông tin nhạy cảm',
  relation: 'Quan hệ thân thích',
  disclosure: 'Ai được xem, ai đã xem hồ sơ',
  admission: 'Kết nạp, công nhận chính thức',
  rating: 'Đánh giá, xếp loại',
  meeting: 'Sinh hoạt chi bộ',
  training: 'Tập huấn, bồi dưỡng',
  dues: 'Đảng phí',
  case: 'Kiểm tra, giám sát',
  programme: 'Chương trình kiểm tra, giám sát',
  discipline: 'Kỷ luật',
  complaint: 'Khiếu nại kỷ luật, xóa tên',
  denunciation: 'Tố cáo',
  suspension: 'Đình chỉ sinh hoạt đảng',
  target: 'Chỉ tiêu nghị quyết',
  regulation: 'Quy định và giá trị riêng của phường',
  override: 'Cảnh báo đã bỏ qua',
};

/**
 * The policy table as a page that a committee can read, in Vietnamese: of every right what it allows, who has it and
 * how far, and which fields of the API it opens; of every group of personal data who reads it. Written from the table itself, so that a change of it shows in review.
 * @throws Error when a feature has no name
 */
export function accessPage(rights: readonly (readonly [string, RightDeclaration])[], fields: readonly OpenedField[], groups: ReadonlyMap<string, FieldGroup>): string {
  const sorted = [...rights].sort(([a], [b]) => placeOf(a) - placeOf(b));
  const features = [...new Set(sorted.map(([right]) => featureOf(right)))];
  const open = fields.flatMap(({ field, policies }) => policies.flatMap((policy) => ('publicBecause' in policy ? [{ field, why: policy.publicBecause }] : [])));
  return `# Ai được làm gì trong chibo

Trang này được viết ra từ chính bảng phân quyền của hệ thống (\`npm run cli -- generate access\`), không sửa bằng tay. Điều gì
không ghi ở đây thì không ai được làm. Bảng này cũng là nguồn của các chốt kiểm tra trong chương trình và trong cơ sở dữ liệu.

## Vai trò

Vai trò theo chức vụ và hết cùng với nhiệm kỳ. Một người có thể giữ nhiều vai trò.

Ngoài chức vụ, vai trò (trừ đảng viên) có thể được giao cho một người tại một tổ chức, có thời hạn, có lý do; người giao phải có mọi
quyền của vai trò ấy, ít nhất cũng xa như thế. Ban Thường vụ, chủ nhiệm và phó chủ nhiệm Ủy ban Kiểm tra, quản trị hệ thống chỉ có
hiệu lực khi người thứ hai có quyền giao chấp thuận. Quyền của mình có thể ủy quyền cho người khác tối đa 90 ngày; người nhận chỉ có
chừng nào người ủy quyền còn có, và không được ủy quyền lại. Quyền giao vai trò, ủy quyền, quản trị tài khoản, xuất dữ liệu không ủy quyền được.

| Vai trò | Có từ đâu |
|---|---|
${ROLES.map((role) => `| ${ROLE_NAMES[role].title} | ${ROLE_NAMES[role].source} |`).join('\n')}

## Phạm vi

- *${REACH_NAMES.SELF}*: chỉ hồ sơ của chính mình, hoặc những gì mình được biết đích danh (vụ việc, hồ sơ kỷ luật).
- *${REACH_NAMES.UNIT}*: tổ chức nơi giữ vai trò, không kể cấp dưới. Cấp trên xem được việc của cấp dưới nhưng không làm thay.
- *${REACH_NAMES.UNIT_AND_BELOW}*: tổ chức nơi giữ vai trò và mọi tổ chức trực thuộc, kể cả tổ chức đã nhập vào.
- *${REACH_NAMES.ALL}*: không gắn với tổ chức nào.

## Nhóm dữ liệu cá nhân

Mỗi trường của API có dữ liệu về con người thuộc đúng một nhóm. Trường chưa xếp vào nhóm nào thì không ai đọc được. Đến đâu là đối với
những người mà vai trò ấy được xem; vụ việc còn xét từng vụ việc, theo tên.

| Nhóm | Gồm | Ai đọc, đến đâu | Tên quyền |
|---|---|---|---|
${Object.values(FIELD_GROUPS).map(({ vi, what, right }) => `| ${vi} | ${what} | ${holders(new Map(rights).get(right)?.roles ?? {})} | \`${right}\` |`).join('\n')}

${features.map((feature) => section(feature, sorted)).join('\n\n')}

## Quyền nào mở trường nào của API

Để tra cứu khi lập trình; trường không có ở đây đi theo trường chứa nó.

| Quyền | Trường |
|---|---|
${sorted.map(([right]) => `| \`${right}\` | ${fieldsOf(right, fields)} |`).join('\n')}

## Trường nào thuộc nhóm dữ liệu nào

| Nhóm | Trường |
|---|---|
${Object.entries(FIELD_GROUPS).map(([group, { vi }]) => `| ${vi} | ${fieldsIn(group, groups)} |`).join('\n')}

## Không cần quyền riêng

Những trường sau không có chốt riêng, vì lý do ghi bên cạnh.

| Trường | Vì sao |
|---|---|
${open.map(({ field, why }) => `| \`${field}\` | ${why} |`).sort().join('\n')}
`;
}

/** What a role is called; one that the table does not know keeps its name. */
export function roleTitle(role: string): string {
  return (ROLE_NAMES as Readonly<Record<string, { readonly title: string } | undefined>>)[role]?.title ?? role;
}

function section(feature: string, rights: readonly (readonly [string, RightDeclaration])[]): string {
  const rows = rights.filter(([right]) => featureOf(right) === feature).map(([right, { vi, roles, needs }]) => `| ${vi} | ${holders(roles)} | \`${right}\` | ${(needs ?? []).map((need) => `\`${need}\``).join(', ')} |`);
  return `## ${nameOf(feature)}\n\n| Được làm gì | Ai, đến đâu | Tên quyền | Ủy quyền phải kèm |\n|---|---|---|---|\n${rows.join('\n')}`;
}

/** Those who reach equally far together. */
function holders(roles: RightDeclaration['roles']): string {
  const reaches = [...new Set(ROLES.map((role) => roles[role]))].filter((reach) => reach !== undefined);
  return reaches
    .map((reach) => {
      const held = ROLES.filter((role) => roles[role] === reach);
      return `${held.length === ROLES.length ? 'Mọi vai trò' : held.map((role) => ROLE_NAMES[role].title).join(', ')}: *${REACH_NAMES[reach]}*`;
    })
    .join('; ');
}

function fieldsOf(right: string, fields: readonly OpenedField[]): string {
  const opened = fields.filter(({ policies }) => policies.some((policy) => 'right' in policy && policy.right === right)).map(({ field }) => field);
  return opened.length === 0 ? 'xét trong từng việc, không mở riêng trường nào' : opened.sort().map((field) => `\`${field}\``).join(', ');
}

function fieldsIn(group: string, groups: ReadonlyMap<string, FieldGroup>): string {
  return [...groups].flatMap(([field, of]) => (of === group ? [`\`${field}\``] : [])).sort().join(', ');
}

function featureOf(right: string): string {
  return right.slice(0, right.indexOf('.'));
}

function nameOf(feature: string): string {
  const name = FEATURE_NAMES[feature];
  if (name === undefined) throw new Error(`The feature ${feature} has no name on the access page.`);
  return name;
}

function placeOf(right: string): number {
  return Object.keys(FEATURE_NAMES).indexOf(featureOf(right));
}
