import type { PostKind } from '#prisma-client';
import type { Book } from './book.js';
import { isFullOn, type DemoMember, type Roll } from './membership.js';
import { WARDS_FROM, type DemoTree, type DemoWard } from './organizations.js';
import { DEMO_PASSWORD } from './password.js';
import type { WardKey } from './places.js';
import { COUNTED_ON } from './rosters.js';

export interface DemoLogin {
  readonly username: string;
  readonly password: string;
  readonly roleVi: string;
  readonly roleEn: string;
  /** The cell or ward the role is held in. */
  readonly placeVi: string;
}

/** Whose account a login is. */
type Holder =
  | { readonly kind: 'post'; readonly ward: WardKey; readonly cell?: string; readonly post: PostKind }
  | { readonly kind: 'member'; readonly ward: WardKey; readonly cell: string }
  | { readonly kind: 'administrator' };

const MOC_CHAU = 'Phường Mộc Châu';
const VAN_SON = 'Phường Vân Sơn';
const SECRETARY = { roleVi: 'Bí thư chi bộ', roleEn: 'Cell secretary' } as const;

const LOGINS: readonly (Omit<DemoLogin, 'password'> & { readonly holder: Holder })[] = [
  {
    username: 'bithu.na-suong',
    ...SECRETARY,
    placeVi: `Chi bộ bản Nà Sương, ${MOC_CHAU}`,
    holder: { kind: 'post', ward: 'moc-chau', cell: 'na-suong', post: 'SECRETARY' },
  },
  {
    username: 'bithu.doi-thong',
    ...SECRETARY,
    placeVi: `Chi bộ tổ dân phố Đồi Thông, ${MOC_CHAU}`,
    holder: { kind: 'post', ward: 'moc-chau', cell: 'doi-thong', post: 'SECRETARY' },
  },
  {
    username: 'kiemtra.moc-chau',
    roleVi: 'Chủ nhiệm Ủy ban Kiểm tra',
    roleEn: 'Chair of the inspection committee',
    placeVi: MOC_CHAU,
    holder: { kind: 'post', ward: 'moc-chau', post: 'INSPECTION_CHAIR' },
  },
  {
    username: 'thuongvu.moc-chau',
    roleVi: 'Phó Bí thư Thường trực, Ủy viên Ban Thường vụ',
    roleEn: 'Standing deputy secretary, standing committee',
    placeVi: MOC_CHAU,
    holder: { kind: 'post', ward: 'moc-chau', post: 'DEPUTY_SECRETARY' },
  },
  {
    username: 'vanphong.moc-chau',
    roleVi: 'Văn phòng Đảng ủy',
    roleEn: 'Party office',
    placeVi: MOC_CHAU,
    holder: { kind: 'post', ward: 'moc-chau', post: 'PARTY_OFFICE_OFFICER' },
  },
  {
    username: 'dangvien.na-suong',
    roleVi: 'Đảng viên',
    roleEn: 'Member',
    placeVi: `Chi bộ bản Nà Sương, ${MOC_CHAU}`,
    holder: { kind: 'member', ward: 'moc-chau', cell: 'na-suong' },
  },
  {
    username: 'thuongvu.van-son',
    roleVi: 'Phó Bí thư Thường trực, Ủy viên Ban Thường vụ',
    roleEn: 'Standing deputy secretary, standing committee',
    placeVi: VAN_SON,
    holder: { kind: 'post', ward: 'van-son', post: 'DEPUTY_SECRETARY' },
  },
  {
    username: 'bithu.doi-che',
    ...SECRETARY,
    placeVi: `Chi bộ tổ dân phố Đồi Chè, ${VAN_SON}`,
    holder: { kind: 'post', ward: 'van-son', cell: 'doi-che', post: 'SECRETARY' },
  },
  { username: 'quantri', roleVi: 'Quản trị hệ thống', roleEn: 'Administrator', placeVi: 'Toàn hệ thống', holder: { kind: 'administrator' } },
];

/** Who can log in to the demo. */
export const DEMO_LOGINS: readonly DemoLogin[] = LOGINS.map(({ username, roleVi, roleEn, placeVi }) => ({
  username,
  password: DEMO_PASSWORD,
  roleVi,
  roleEn,
  placeVi,
}));

/** Opens the accounts of the demo. */
export function openAccounts(book: Book, roll: Roll, tree: DemoTree): void {
  const wards = [tree.mocChau, tree.vanSon];
  for (const { username, holder } of LOGINS) {
    const id = book.id('account', WARDS_FROM);
    book.rows.account.push({ id, username, personId: personOf(book, roll, wards, holder) });
    if (holder.kind !== 'administrator') continue;
    book.rows.accessGrant.push({ id: book.id('accessGrant', WARDS_FROM), accountId: id, role: 'ADMINISTRATOR', organizationId: null, validFrom: WARDS_FROM, validThrough: null });
  }
}

function personOf(book: Book, roll: Roll, wards: readonly DemoWard[], holder: Holder): string | null {
  if (holder.kind === 'administrator') return null;
  const ward = wards.find((each) => each.key === holder.ward);
  const cell = ward?.cells.find((each) => each.plan.key === holder.cell);
  const organization = holder.cell ? cell?.organization : ward?.organization;
  if (holder.kind === 'post') {
    const post = book.rows.post.find((each) => each.organizationId === organization?.id && each.kind === holder.post && each.validThrough === null);
    if (!post) throw new Error(`Nobody holds the office of a demo account: ${holder.post}.`);
    return post.personId;
  }
  const member: DemoMember | undefined = roll.members.find((each) => each.cell === cell && !each.settled && isFullOn(each, COUNTED_ON));
  if (!member) throw new Error(`No member is free for a demo account in ${holder.cell}.`);
  member.settled = true;
  return member.person.id;
}
