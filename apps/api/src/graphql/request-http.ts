import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationHttp, PresentedToken } from '#graphql';
import type { Language } from '#kernel';

export const SESSION_COOKIE = 'chibo_session';
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/** One HTTP request, as an operation sees it. */
export class RequestHttp implements OperationHttp {
  readonly requestId: string;
  readonly language: Language;
  readonly token: PresentedToken | null;
  readonly idempotencyKey: string | null;
  readonly hat: string | null;
  private session: string | null | undefined;

  constructor(private readonly request: FastifyRequest) {
    this.requestId = request.id;
    this.language = languageOf(request.headers['accept-language']);
    this.token = tokenOf(request);
    const key = request.headers['idempotency-key'];
    this.idempotencyKey = typeof key === 'string' && key !== '' ? key : null;
    const hat = request.headers['chibo-hat'];
    // Also an empty one is declared: whoever means to act in less must not act in all.
    this.hat = hat === undefined ? null : String(hat);
  }

  setSessionCookie(token: string | null): void {
    this.session = token;
  }

  /**
   * Sends the cookie that the operation set, if it did. Scripts cannot read it, and browsers send it with
   * requests of our own pages only.
   * @param secure whether it may travel over HTTPS only, even though this request came without
   */
  sendSessionCookie(reply: FastifyReply, secure: boolean): void {
    if (this.session === undefined) return;
    const attributes = { httpOnly: true, sameSite: 'strict', path: '/', secure: secure || this.request.protocol === 'https' } as const;
    if (this.session === null) reply.clearCookie(SESSION_COOKIE, attributes);
    else reply.setCookie(SESSION_COOKIE, this.session, attributes);
  }
}

/** Vietnamese, unless the client prefers English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const weight = { vi: 0, en: 0 };
  for (const range of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const [tag = '', ...params] = range.split(';').map((part) => part.trim());
    const language = tag.split('-')[0];
    if (language !== 'vi' && language !== 'en') continue;
    const quality = Number(params.find((param) => param.startsWith('q='))?.slice(2) ?? 1);
    weight[language] = Math.max(weight[language], quality || 0);
  }
  return weight.en > weight.vi ? 'en' : 'vi';
}

function tokenOf(request: FastifyRequest): PresentedToken | null {
  const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return { value: bearer, transport: 'BEARER' };
  const cookie = request.cookies[SESSION_COOKIE];
  return cookie ? { value: cookie, transport: 'COOKIE' } : null;
}
