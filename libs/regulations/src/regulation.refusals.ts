import { defineRefusals } from '#kernel';

export const regulationRefusals = defineRefusals({
  PARAMETER_NOT_IN_FORCE: {
    vi: 'Ngày {day} chưa có văn bản nào quy định “{parameter}” mà hệ thống biết, nên không thể áp dụng.',
    en: 'On {day} no document known here set "{parameter}", so it cannot be applied.',
  },
});
