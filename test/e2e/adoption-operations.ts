/** The mutation that enters a resolution, asking for all that it writes. */
export const ADOPT = `mutation ($input: AdoptResolutionInput!) { adoptResolution(input: $input) { resolution {
  id title termFrom termThrough source organization { id } targets { group number text line measures {
    key kind comparator threshold unit cadence cadenceStated judgedOn text reading { key } } }
} } }`;

const SHARE = { kind: 'COMPUTED', comparator: 'GTE', threshold: '15', unit: '%', cadence: 'ANNUAL', cadenceStated: true } as const;

/** The resolution of a next congress. */
export const NEXT_RESOLUTION = {
  title: 'Đại hội đại biểu lần thứ II',
  termFrom: '2030-07-01',
  termThrough: '2035-06-30',
  source: 'Báo cáo chính trị trình Đại hội lần thứ II',
  percentDecimals: 1,
  targets: [
    {
      group: 'SOCIAL',
      number: 1,
      text: 'Tỷ lệ hộ dùng nước sạch đạt 90%',
      line: 120,
      measures: [
        { key: 'clean-water', kind: 'REPORTED', comparator: 'GTE', threshold: '90', unit: '%', cadence: 'TERM_END', cadenceStated: false, judgedOn: '2035-06-30', text: 'nước sạch đạt 90%' },
      ],
    },
    {
      group: 'PARTY_BUILDING',
      number: 1,
      text: 'Hằng năm 15% đảng viên hoàn thành xuất sắc nhiệm vụ; tập huấn 100% cán bộ ở cơ sở',
      measures: [
        { ...SHARE, key: 'members-rated-excellent', text: '15% đảng viên' },
        { ...SHARE, key: 'grassroots-leaders-trained', threshold: '99.5', cadence: 'TERM_END', judgedOn: '2035-12-31', reading: 'with-civil-servants', text: 'tập huấn 100%' },
      ],
    },
  ],
} as const;
