import { defineRefusals } from '#kernel';

export const denunciationRefusals = defineRefusals({
  ACCUSED_NOT_ONE: {
    vi: 'Nhập đúng một trong hai: đảng viên hoặc tổ chức đảng bị tố cáo.',
    en: 'Give exactly one of the two: the member or the organisation denounced.',
  },
  ACCUSED_UNKNOWN: {
    vi: 'Đảng viên hoặc tổ chức bị tố cáo không thuộc phạm vi của Ủy ban Kiểm tra.',
    en: 'The member or organisation denounced is not within reach of the inspection committee.',
  },
  DENOUNCER_OR_ANONYMOUS: {
    vi: 'Đơn có tên thì nhập người tố cáo; đơn nặc danh thì không.',
    en: 'A signed letter has its denouncer; an anonymous one has none.',
  },
  TAKEN_UP_BEFORE_RECEIPT: {
    vi: 'Ngày thụ lý phải từ ngày nhận ({receivedOn}) đến hôm nay.',
    en: 'It is taken up between its receipt ({receivedOn}) and today.',
  },
  CASE_NOT_ON_ACCUSED: {
    vi: 'Người hoặc tổ chức bị tố cáo không phải là đối tượng của vụ việc này.',
    en: 'Whom the denunciation is against is no subject of this case.',
  },
  ANONYMOUS_NOT_PROCESSED: {
    vi: 'Không giải quyết đơn tố cáo nặc danh; cấp có thẩm quyền chỉ xem xét như dấu hiệu vi phạm, bằng quyết định kiểm tra khi có dấu hiệu vi phạm.',
    en: 'An anonymous letter is not processed as a denunciation; the entitled body may only decide to inspect on signs of violation.',
  },
  DENUNCIATION_CASE_OPEN: {
    vi: 'Vụ việc xem xét nội dung tố cáo chưa kết luận.',
    en: 'The case in which it is looked into is not concluded.',
  },
  CONCLUDED_BEFORE_TAKEN_UP: {
    vi: 'Ngày kết luận không được trước ngày thụ lý ({takenUpOn}).',
    en: 'It is not concluded before it was taken up ({takenUpOn}).',
  },
  DENOUNCER_ABSENT: { vi: 'Đơn này là đơn nặc danh.', en: 'This letter is anonymous.' },
});
