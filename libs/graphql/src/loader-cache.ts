/**
 * What one request keeps to load nested records in batches: one loader for each kind of look-up, made at its
 * first use. It dies with the request, so that nobody is ever shown what was loaded for somebody else.
 */
export class LoaderCache {
  private readonly loaders = new Map<object, unknown>();

  /**
   * The request's loader of one kind.
   * @param kind stands for the kind of look-up; whoever owns `make`, usually `this`
   */
  of<T>(kind: object, make: () => T): T {
    if (!this.loaders.has(kind)) this.loaders.set(kind, make());
    return this.loaders.get(kind) as T;
  }
}
