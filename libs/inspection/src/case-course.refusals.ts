import { defineRefusals } from '#kernel';

export const courseRefusals = defineRefusals({
  STEP_MISSING: {
    vi: 'Đang ở bước “{stageVi}”, chưa ghi “{stepVi}”: phải có trước khi chuyển bước.',
    en: 'At the stage "{stageEn}" the {stepEn} is not on record: it must be before the case goes on.',
  },
  STEP_NOT_OF_KIND: { vi: 'Quy trình “{kindVi}” không có bước “{stepVi}”.', en: 'The course of a case of {kindEn} has no step "{stepEn}".' },
  STEP_PLANNED_TWICE: { vi: 'Hạn của “{stepVi}” được nhập hai lần.', en: 'The day of the {stepEn} is given twice.' },
  PLANNED_BEFORE_PLAN: { vi: 'Hạn phải từ ngày của kế hoạch ({plannedOn}) trở đi.', en: 'The day must not be before that of the plan ({plannedOn}).' },
  DAYS_ARE_OF_PLAN: { vi: 'Chỉ kế hoạch mới đặt hạn cho các bước.', en: 'Only a plan sets days for the steps.' },
  RECOMMENDATIONS_OPEN: {
    vi: 'Còn {recommendations} kiến nghị chưa thực hiện xong: chưa lưu hồ sơ được.',
    en: 'Of the recommendations {recommendations} are not done: the file is not archived yet.',
  },
  SUPERVISION_FINDS_NO_VIOLATION: {
    vi: 'Giám sát chỉ nhận xét, nhắc nhở, không kết luận vi phạm: ghi vào kiến nghị.',
    en: 'Supervision observes and reminds, and finds no violations: record a recommendation.',
  },
});
