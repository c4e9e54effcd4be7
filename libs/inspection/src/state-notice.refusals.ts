import { defineRefusals } from '#kernel';

export const stateNoticeRefusals = defineRefusals({
  NOTICE_MEMBER_UNKNOWN: {
    vi: 'Đảng viên nêu trong thông báo không thuộc phạm vi của Ủy ban Kiểm tra.',
    en: 'The member the notice is about is not within reach of the inspection committee.',
  },
  NOTICE_ON_RECORD: {
    vi: 'Thông báo số {documentNumber} ngày {issuedOn} của cơ quan này về đảng viên đó đã được ghi.',
    en: 'Notice {documentNumber} of {issuedOn} from this body on that member is on record already.',
  },
  NOTICE_SETTLED_BY_ONE: {
    vi: 'Nhập đúng một trong hai: vụ việc đã lập, hoặc lý do không lập vụ việc (của thông báo mật: số văn bản nêu lý do).',
    en: 'Give exactly one of the two: the case that was opened, or the reason why none was (of a marked notice the number of the paper that says it).',
  },
  NOTICE_CASE_NOT_ON_MEMBER: {
    vi: 'Đảng viên nêu trong thông báo không phải là đối tượng của vụ việc này.',
    en: 'The member the notice is about is no subject of this case.',
  },
  NO_PRISON_SENTENCE: {
    vi: 'Chỉ kết luận theo bản án khi mọi đối tượng của vụ việc đều bị phạt tù theo thông báo mà vụ việc này được lập để xử lý; nếu không, phải qua quy trình kiểm tra.',
    en: 'A case is concluded on a sentence only where all its subjects are sent to prison, by notices that the case was opened on; else it is looked into.',
  },
});

/** What is told on the board of notices: never of whom. */
export const stateNoticeNotices = defineRefusals({
  STATE_NOTICE_DUE: {
    vi: 'Thông báo của cơ quan nhà nước nhận ngày {receivedOn} phải được xử lý trước hết ngày {last}.',
    en: 'The notice from a State body received on {receivedOn} is to be settled by {last}.',
  },
  STATE_NOTICE_OVERDUE: {
    vi: 'Thông báo của cơ quan nhà nước nhận ngày {receivedOn} đã quá hạn xử lý ({last}).',
    en: 'The notice from a State body received on {receivedOn} was to be settled by {last}.',
  },
});
