import type { OrganizationSector } from '#prisma-client';
import type { Community } from './names.js';

/** A cell as planned: what it is called, who lives or works there, how many members it may have. */
export interface CellPlan {
  /** ASCII, unique in the ward; for user names and forks of the random stream. */
  readonly key: string;
  readonly name: string;
  readonly sector: OrganizationSector;
  /** The name stands in a political report. All others are invented or merely generic. */
  readonly real: boolean;
  /** The community most of its people belong to. */
  readonly community: Community;
  readonly members: readonly [min: number, max: number];
}

/** A base organisation: a base cell, or a base committee with its cells. */
export interface BaseOrganizationPlan extends CellPlan {
  readonly cells?: readonly CellPlan[];
  /** Set for those founded with the ward. */
  readonly foundedOn?: string;
  /** Members of the ward's executive committee who belong here. */
  readonly leaders?: number;
}

export interface PredecessorPlan {
  /** As the figures call it. */
  readonly nameVi: string;
  /** What it was called until the town was founded, where it had another name. */
  readonly nameBeforeTown?: string;
  readonly cells: readonly CellPlan[];
}

const VILLAGE_SIZE = [18, 44] as const;
const STREET_GROUP_SIZE = [26, 54] as const;

function village(key: string, name: string, community: Community, real = false): CellPlan {
  return { key, name: `bản ${name}`, sector: 'VILLAGE', real, community, members: VILLAGE_SIZE };
}

function streetGroup(key: string, name: string, community: Community, real = false): CellPlan {
  return { key, name: `tổ dân phố ${name}`, sector: 'STREET_GROUP', real, community, members: STREET_GROUP_SIZE };
}

function unit(key: string, name: string, sector: OrganizationSector, members: readonly [number, number], real = false): CellPlan {
  return { key, name, sector, real, community: 'KINH', members };
}

/** Villages and street groups of Mộc Châu, by the commune or ward they belonged to. */
export const MOC_CHAU_PREDECESSORS: readonly PredecessorPlan[] = [
  {
    nameVi: 'Đảng bộ xã Chiềng Hắc',
    cells: [
      village('ta-niet', 'Ta Niết', 'THAI', true),
      village('long-phu', 'Long Phú', 'KINH', true),
      village('tat-ngoang', 'Tắt Ngoãng', 'THAI', true),
      village('pa-phang-2', 'Pá Phang 2', 'MONG', true),
      village('ta-so-1', 'Tà Số 1', 'MONG', true),
      village('ta-so-2', 'Tà Số 2', 'MONG', true),
      village('hin-pha', 'Hin Phá', 'THAI', true),
      village('na-suong', 'Nà Sương', 'THAI'),
      village('phieng-may', 'Phiêng Mây', 'THAI'),
      village('huoi-trang', 'Huổi Trăng', 'MONG'),
      village('co-nang', 'Co Nắng', 'THAI'),
      village('pu-sao', 'Pu Sao', 'MONG'),
      village('nam-huong', 'Nậm Hương', 'MUONG'),
    ],
  },
  {
    nameVi: 'Đảng bộ phường Mường Sang',
    nameBeforeTown: 'Đảng bộ xã Mường Sang',
    cells: [
      village('la-nga-2', 'Là Ngà 2', 'THAI', true),
      village('so-luon', 'Sò Lườn', 'THAI', true),
      village('na-bo-1', 'Nà Bó 1', 'THAI', true),
      village('na-bo-2', 'Nà Bó 2', 'THAI', true),
      village('19-8', '19/8', 'KINH', true),
      village('lun', 'Lùn', 'THAI', true),
      village('vat', 'Vặt', 'THAI', true),
      village('na-thom', 'Nà Thơm', 'THAI'),
      village('co-sim', 'Co Sim', 'MUONG'),
      village('phieng-huong', 'Phiêng Hương', 'KINH'),
    ],
  },
  {
    nameVi: 'Đảng bộ phường Mộc Lỵ',
    cells: [
      streetGroup('tdp-5', '5', 'KINH', true),
      streetGroup('na-ang', 'Na Áng', 'THAI', true),
      streetGroup('doi-thong', 'Đồi Thông', 'KINH'),
      streetGroup('hoa-mo', 'Hoa Mơ', 'KINH'),
      streetGroup('suoi-sim', 'Suối Sim', 'KINH'),
    ],
  },
];

/** Base organisations that stood directly under the town and passed to the ward of Mộc Châu. */
export const MOC_CHAU_OLDER_BASE: readonly BaseOrganizationPlan[] = [
  {
    ...unit('benh-vien', 'Bệnh viện Đa khoa khu vực Mộc Châu', 'HEALTH', [0, 0], true),
    cells: [
      unit('khoi-noi', 'Khối Nội', 'HEALTH', [14, 26]),
      unit('khoi-ngoai', 'Khối Ngoại', 'HEALTH', [14, 26]),
      unit('san-nhi', 'Khối Sản - Nhi', 'HEALTH', [12, 24]),
      unit('hanh-chinh', 'Khối Hành chính', 'HEALTH', [12, 24]),
    ],
  },
  {
    ...unit('trung-tam-y-te', 'Trung tâm Y tế Mộc Châu', 'HEALTH', [0, 0]),
    cells: [
      unit('du-phong', 'Khối Dự phòng', 'HEALTH', [11, 18]),
      unit('dieu-tri', 'Khối Điều trị', 'HEALTH', [11, 18]),
      unit('tram-y-te', 'Khối Trạm Y tế', 'HEALTH', [11, 18]),
    ],
  },
  unit('mn-muong-sang', 'Trường Mầm non Mường Sang', 'SCHOOL', [12, 22], true),
  unit('mn-tay-tien', 'Trường Mầm non Tây Tiến', 'SCHOOL', [12, 22], true),
  unit('mn-chieng-hac', 'Trường Mầm non Chiềng Hắc', 'SCHOOL', [12, 22], true),
  unit('thcs-muong-sang', 'Trường Tiểu học và Trung học cơ sở Mường Sang', 'SCHOOL', [16, 27], true),
  unit('thcs-tay-tien', 'Trường Tiểu học và Trung học cơ sở Tây Tiến', 'SCHOOL', [16, 27], true),
  unit('thcs-chieng-hac', 'Trường Tiểu học và Trung học cơ sở Chiềng Hắc', 'SCHOOL', [16, 27], true),
  unit('kiem-lam', 'Hạt Kiểm lâm khu vực Mộc Châu', 'AGENCY', [9, 16]),
];

/** The base cells founded with the new ward of Mộc Châu. */
export const MOC_CHAU_NEW_BASE: readonly BaseOrganizationPlan[] = [
  { ...unit('co-quan-dang', 'các cơ quan Đảng phường Mộc Châu', 'AGENCY', [16, 22]), foundedOn: '2025-07-01', leaders: 9 },
  { ...unit('uy-ban', 'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Mộc Châu', 'AGENCY', [14, 20]), foundedOn: '2025-07-01', leaders: 7 },
  { ...unit('mat-tran', 'Mặt trận Tổ quốc và các đoàn thể phường Mộc Châu', 'AGENCY', [9, 14]), foundedOn: '2025-07-01', leaders: 4 },
  { ...unit('cong-an', 'Công an phường Mộc Châu', 'ARMED_FORCES', [14, 24]), foundedOn: '2025-07-01', leaders: 1 },
  { ...unit('quan-su', 'Quân sự phường Mộc Châu', 'ARMED_FORCES', [6, 8]), foundedOn: '2025-07-01', leaders: 1 },
  { ...unit('kinh-te', 'Phòng Kinh tế, Hạ tầng và Đô thị phường Mộc Châu', 'AGENCY', [9, 15]), foundedOn: '2025-07-07' },
  { ...unit('van-hoa', 'Phòng Văn hóa - Xã hội phường Mộc Châu', 'AGENCY', [7, 12]), foundedOn: '2025-07-14' },
  { ...unit('hanh-chinh-cong', 'Trung tâm Phục vụ hành chính công phường Mộc Châu', 'AGENCY', [5, 8]), foundedOn: '2025-07-21' },
];

/** The cell that the ward of Mộc Châu founds in a cooperative in 2026, towards its target 20. */
export const MOC_CHAU_COOPERATIVE = {
  ...unit('htx-phieng-may', 'Hợp tác xã Nông nghiệp Phiêng Mây', 'COOPERATIVE', [5, 5]),
  foundedOn: '2026-04-15',
} as const;

/** Street groups of Vân Sơn, by the ward of February 2025 they belonged to. */
export const VAN_SON_PREDECESSORS: readonly PredecessorPlan[] = [
  {
    nameVi: 'Đảng bộ phường Bình Minh',
    cells: [
      streetGroup('hoa-dao', 'Hoa Đào', 'KINH', true),
      streetGroup('doi-che', 'Đồi Chè', 'KINH'),
      streetGroup('rung-man', 'Rừng Mận', 'KINH'),
      streetGroup('ho-sen', 'Hồ Sen', 'KINH'),
      streetGroup('suoi-mo', 'Suối Mơ', 'MUONG'),
      streetGroup('doi-gio', 'Đồi Gió', 'KINH'),
      streetGroup('che-xanh', 'Chè Xanh', 'KINH'),
      streetGroup('thong-reo', 'Thông Reo', 'KINH'),
      streetGroup('may-trang', 'Mây Trắng', 'THAI'),
      streetGroup('vuon-cam', 'Vườn Cam', 'KINH'),
      streetGroup('nang-mai', 'Nắng Mai', 'KINH'),
    ],
  },
  {
    nameVi: 'Đảng bộ phường Vân Sơn (cũ)',
    cells: [
      streetGroup('tdp-70', '70', 'KINH', true),
      streetGroup('nuong-ngo', 'Nương Ngô', 'DAO'),
      streetGroup('bai-xanh', 'Bãi Xanh', 'THAI'),
      streetGroup('cua-rung', 'Cửa Rừng', 'DAO'),
      streetGroup('dong-hoa', 'Đồng Hoa', 'THAI'),
      streetGroup('suoi-trong', 'Suối Trong', 'MUONG'),
      streetGroup('lung-doi', 'Lưng Đồi', 'DAO'),
      streetGroup('hoa-cai', 'Hoa Cải', 'KINH'),
      streetGroup('hoa-gao', 'Hoa Gạo', 'KINH'),
      streetGroup('doi-sim', 'Đồi Sim', 'THAI'),
      streetGroup('ban-mai', 'Ban Mai', 'KINH'),
    ],
  },
];

/** Base organisations of Vân Sơn; the report does not say which there are. */
export const VAN_SON_OLDER_BASE: readonly BaseOrganizationPlan[] = [
  {
    ...unit('tram-thuc-nghiem', 'Trạm Thực nghiệm Nông nghiệp Cao Nguyên', 'AGENCY', [0, 0]),
    cells: [
      unit('van-phong-tram', 'Khối Văn phòng', 'AGENCY', [12, 24]),
      unit('ky-thuat', 'Khối Kỹ thuật', 'AGENCY', [12, 24]),
      unit('vuon-uom', 'Khối Vườn ươm', 'AGENCY', [12, 24]),
    ],
  },
  unit('thcs-cao-nguyen', 'Trường Tiểu học và Trung học cơ sở Cao Nguyên', 'SCHOOL', [18, 27]),
];

export const VAN_SON_NEW_BASE: readonly BaseOrganizationPlan[] = [
  { ...unit('co-quan-dang', 'các cơ quan Đảng phường Vân Sơn', 'AGENCY', [16, 24]), foundedOn: '2025-07-01', leaders: 10 },
  { ...unit('uy-ban', 'cơ quan Ủy ban nhân dân phường Vân Sơn', 'AGENCY', [18, 26]), foundedOn: '2025-07-01', leaders: 10 },
  { ...unit('cong-an', 'Công an phường Vân Sơn', 'ARMED_FORCES', [16, 26]), foundedOn: '2025-07-01', leaders: 1 },
  { ...unit('quan-su', 'Quân sự phường Vân Sơn', 'ARMED_FORCES', [6, 8]), foundedOn: '2025-07-01', leaders: 1 },
];

/** How often a person of each community is met in the wards: Vân Sơn as its report counts its people. */
export const WARD_COMMUNITIES = {
  'moc-chau': { KINH: 36, THAI: 42, MONG: 15, MUONG: 6, TAY: 1 },
  'van-son': { KINH: 57.88, THAI: 17.77, DAO: 12.44, MUONG: 8.48, TAY: 3.43 },
} as const;
export type WardKey = keyof typeof WARD_COMMUNITIES;
