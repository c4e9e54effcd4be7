import { inWords } from './operation-labels.js';

describe('operations in words', () => {
  it('names each once, and what it does not know by its plain name', () => {
    expect(inWords('member')).toBe('Xem hồ sơ đảng viên');
    expect(inWords('member members member')).toBe('Xem hồ sơ đảng viên; Xem danh sách đảng viên');
    expect(inWords('somethingNew')).toBe('somethingNew');
    expect(inWords('toString')).toBe('toString');
  });
});
