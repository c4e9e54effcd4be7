import { defineRefusals } from '#kernel';

export const memberRefusals = defineRefusals({
  AGES_OUT_OF_ORDER: {
    vi: 'Tuổi “từ” ({ageFrom}) không được lớn hơn tuổi “đến” ({ageTo}).',
    en: 'Age "from" ({ageFrom}) must not be above age "to" ({ageTo}).',
  },
});
