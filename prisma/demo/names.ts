import type { Gender } from '#prisma-client';
import type { Random } from './random.js';

/** The communities of the two wards, by the code of their ethnic group. */
export const COMMUNITIES = {
  KINH: '01',
  TAY: '02',
  THAI: '03',
  MUONG: '06',
  MONG: '08',
  DAO: '09',
} as const;
export type Community = keyof typeof COMMUNITIES;

/** How names are made in a community: family name, middle name, given name. */
interface NameStock {
  readonly family: readonly string[];
  readonly middle: Readonly<Record<Gender, readonly string[]>>;
  readonly given: Readonly<Record<Gender, readonly string[]>>;
}

// Common family names stand more than once.
const STOCK: Readonly<Record<Community, NameStock>> = {
  KINH: {
    family: [
      'Nguyễn', 'Nguyễn', 'Nguyễn', 'Nguyễn', 'Trần', 'Trần', 'Lê', 'Lê', 'Phạm', 'Phạm', 'Vũ', 'Đỗ', 'Bùi', 'Đặng',
      'Ngô', 'Dương', 'Đào', 'Trịnh', 'Mai', 'Cao', 'Tạ', 'Lưu',
    ],
    middle: {
      MALE: ['Văn', 'Văn', 'Đình', 'Quang', 'Hữu', 'Ngọc', 'Duy', 'Thanh', 'Bá', 'Thế'],
      FEMALE: ['Thị', 'Thị', 'Thị', 'Thu', 'Ngọc', 'Thanh', 'Bích', 'Hồng', 'Minh', 'Kim'],
    },
    given: {
      MALE: [
        'An', 'Bình', 'Chiến', 'Công', 'Cương', 'Đạt', 'Định', 'Đoàn', 'Hà', 'Hải', 'Hiệp', 'Hiếu', 'Hoàn', 'Huy', 'Hưng',
        'Khánh', 'Khoa', 'Lộc', 'Long', 'Nam', 'Nghĩa', 'Nhân', 'Phong', 'Quân', 'Quyết', 'Sơn', 'Tâm', 'Thái', 'Thắng',
        'Thành', 'Thịnh', 'Thông', 'Tiến', 'Toàn', 'Trung', 'Trường', 'Tuấn', 'Tùng', 'Việt', 'Vinh',
      ],
      FEMALE: [
        'Anh', 'Châu', 'Chi', 'Dung', 'Duyên', 'Giang', 'Hà', 'Hạnh', 'Hiền', 'Hòa', 'Hoa', 'Huyền', 'Hương', 'Lan', 'Liên',
        'Loan', 'Mai', 'Nga', 'Ngân', 'Nhàn', 'Nhung', 'Oanh', 'Phương', 'Phượng', 'Quyên', 'Tâm', 'Thảo', 'Thơm', 'Thu',
        'Thủy', 'Trang', 'Tuyết', 'Vân', 'Xuân', 'Yến',
      ],
    },
  },
  TAY: {
    family: ['Nông', 'Hoàng', 'Hà', 'La', 'Ma', 'Lương'],
    middle: { MALE: ['Văn', 'Viết', 'Quang'], FEMALE: ['Thị', 'Thị', 'Thu'] },
    given: {
      MALE: ['Bảo', 'Cảnh', 'Đàm', 'Hiến', 'Kiên', 'Lâm', 'Thiệu', 'Tuyên'],
      FEMALE: ['Bưởi', 'Điệp', 'Hoan', 'Lê', 'Niềm', 'Thắm', 'Viên'],
    },
  },
  THAI: {
    family: ['Lò', 'Lò', 'Lò', 'Hà', 'Hà', 'Vì', 'Vì', 'Cầm', 'Quàng', 'Lường', 'Lường', 'Tòng', 'Cà', 'Sa', 'Mùi', 'Ngần', 'Lừ', 'Hoàng'],
    middle: { MALE: ['Văn', 'Văn', 'Văn', 'Xuân', 'Đức', 'Trung'], FEMALE: ['Thị', 'Thị', 'Thị', 'Thị', 'Thu'] },
    given: {
      MALE: [
        'Ánh', 'Biên', 'Bun', 'Chiêng', 'Chum', 'Dọn', 'Duông', 'Hặc', 'Hom', 'Inh', 'Khặt', 'Khiêm', 'Lả', 'Lún', 'Muôn',
        'Nọi', 'Ngoan', 'Ọi', 'Pản', 'Phanh', 'Piềng', 'Quý', 'Sáng', 'Thoan', 'Thương', 'Tỉnh', 'Toản', 'Ươi', 'Xiến', 'Yêu',
      ],
      FEMALE: [
        'Ái', 'Bó', 'Chung', 'Diên', 'Đôi', 'Èn', 'Hặc', 'Hịa', 'Hoan', 'Inh', 'Khuyên', 'La', 'Lả', 'Mấng', 'Muôn', 'Nghiêm',
        'Nguyệt', 'Nhói', 'Pâng', 'Phóng', 'Piu', 'Sương', 'Thuận', 'Thức', 'Xoan', 'Xuyến', 'Ươn', 'Yêu',
      ],
    },
  },
  MUONG: {
    family: ['Đinh', 'Đinh', 'Bùi', 'Bùi', 'Quách', 'Hà', 'Xa', 'Phùng', 'Bạch'],
    middle: { MALE: ['Văn', 'Văn', 'Công', 'Thanh'], FEMALE: ['Thị', 'Thị', 'Thị', 'Hồng'] },
    given: {
      MALE: ['Ẩn', 'Bốn', 'Chức', 'Diện', 'Huân', 'Huynh', 'Khương', 'Lượng', 'Nẻo', 'Nhiên', 'Ót', 'Phẩm', 'Quỳnh', 'Thiển', 'Tình'],
      FEMALE: ['Ảnh', 'Bền', 'Chiên', 'Dậu', 'Hẹn', 'Khuyến', 'Lanh', 'Miền', 'Nụ', 'Phin', 'Son', 'Thiết', 'Tiện', 'Vui'],
    },
  },
  MONG: {
    family: ['Giàng', 'Giàng', 'Sồng', 'Sồng', 'Mùa', 'Mùa', 'Vàng', 'Vàng', 'Thào', 'Tráng', 'Hờ', 'Lầu', 'Phàng', 'Sùng'],
    middle: { MALE: ['A'], FEMALE: ['Thị', 'Thị', 'Y'] },
    given: {
      MALE: ['Chống', 'Chu', 'Cở', 'Của', 'Dế', 'Dơ', 'Già', 'Lử', 'Lềnh', 'Mang', 'Nếnh', 'Páo', 'Phổng', 'Sáu', 'Sếnh', 'Tồng', 'Tủa', 'Vảng', 'Vừ'],
      FEMALE: ['Bầu', 'Chư', 'Dở', 'Dợ', 'Dua', 'Kía', 'Là', 'Mao', 'Mỷ', 'Pà', 'Say', 'Sông', 'Xúa'],
    },
  },
  DAO: {
    family: ['Bàn', 'Bàn', 'Triệu', 'Triệu', 'Đặng', 'Lý', 'Phùng', 'Tẩn'],
    middle: { MALE: ['Văn', 'Tiến', 'Hữu', 'Kim', 'Tài'], FEMALE: ['Thị', 'Thị', 'Mùi'] },
    given: {
      MALE: ['Chiêu', 'Đường', 'Guyên', 'Hiển', 'Lưu', 'Minh', 'Nhậy', 'Phấu', 'Quyên', 'San', 'Sinh', 'Vạng', 'Vượng'],
      FEMALE: ['Chài', 'Ghến', 'Khé', 'Liều', 'Lưu', 'Mẩy', 'Nái', 'Pham', 'Sếnh', 'Thanh', 'Viện'],
    },
  },
};

/**
 * Names that the demo data must never give to anybody, because the political reports print them for a real
 * person (who signed a report, after whom a street is called).
 */
export const REAL_NAMES: readonly string[] = ['Hoàng Văn Vạn', 'Bế Văn Đàn', 'Hồ Chí Minh'];

/** An invented name as a person of the community might bear it. */
export function drawName(random: Random, community: Community, gender: Gender): string {
  const { family, middle, given } = STOCK[community];
  for (;;) {
    const parts = [random.pick(family), random.pick(middle[gender]), random.pick(given[gender])];
    const name = parts.join(' ');
    if (new Set(parts).size === parts.length && !REAL_NAMES.includes(name)) return name;
  }
}
