import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { Messages } from './client-error.js';

type Reason = (...bounds: readonly number[]) => Messages;

const say = (vi: string, en: string) => (): Messages => ({ vi, en });

/** Why a validator refuses, as the sentence goes on after "… is not valid:". */
const REASONS: Readonly<Record<string, Reason>> = {
  isNotEmpty: say('không được để trống', 'must not be empty'),
  isDefined: say('là bắt buộc', 'is required'),
  isString: say('phải là văn bản', 'must be a text'),
  isInt: say('phải là số nguyên', 'must be a whole number'),
  isBoolean: say('phải là đúng hoặc sai', 'must be true or false'),
  isArray: say('phải là danh sách', 'must be a list'),
  isEmail: say('phải là địa chỉ thư điện tử', 'must be an e-mail address'),
  isUuid: say('phải là mã định danh (UUID)', 'must be an id (UUID)'),
  isPrintable: say('chứa ký tự không nhìn thấy được', 'holds characters that cannot be seen'),
  matches: say('không đúng dạng yêu cầu', 'does not have the required form'),
  arrayUnique: say('có phần tử trùng nhau', 'holds the same entry twice'),
  arrayNotEmpty: say('không được để trống', 'must not be empty'),
  nestedValidation: say('phải là một đối tượng', 'must be an object'),
  whitelistValidation: say('không được nhận ở đây', 'is not accepted here'),
  minLength: (least) => ({ vi: `phải có ít nhất ${least} ký tự`, en: `must have at least ${least} characters` }),
  maxLength: (most) => ({ vi: `không được quá ${most} ký tự`, en: `must have at most ${most} characters` }),
  isLength: (least, most) => ({
    vi: `phải có từ ${least} đến ${most} ký tự`,
    en: `must have from ${least} to ${most} characters`,
  }),
  min: (least) => ({ vi: `không được nhỏ hơn ${least}`, en: `must not be less than ${least}` }),
  max: (most) => ({ vi: `không được lớn hơn ${most}`, en: `must not be more than ${most}` }),
  arrayMinSize: (least) => ({ vi: `phải có ít nhất ${least} phần tử`, en: `must have at least ${least} entries` }),
  arrayMaxSize: (most) => ({ vi: `không được quá ${most} phần tử`, en: `must have at most ${most} entries` }),
};

const UNKNOWN = say('không được chấp nhận', 'is not accepted');

/** Every reason for which one property was refused. */
export function reasonsOf(error: ValidationError): Messages[] {
  return Object.keys(error.constraints ?? {}).map((constraint) => {
    const own: unknown = error.contexts?.[constraint];
    if (isMessages(own)) return own;
    return (REASONS[constraint] ?? UNKNOWN)(...boundsOf(error, constraint));
  });
}

/** The numbers given to the validator; class-validator keeps them with its metadata, not in the error. */
function boundsOf({ target, property }: ValidationError, constraint: string): readonly number[] {
  if (!target) return [];
  const all = getMetadataStorage().getTargetValidationMetadatas(target.constructor, '', false, false);
  const bounds: unknown = all.find((each) => each.propertyName === property && each.name === constraint)?.constraints;
  return Array.isArray(bounds) ? bounds.filter((bound) => typeof bound === 'number') : [];
}

function isMessages(value: unknown): value is Messages {
  return typeof value === 'object' && value !== null && 'vi' in value && 'en' in value;
}
