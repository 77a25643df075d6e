type Method = (...given: never[]) => unknown;
/** By name: what takes the place of a method, made from the real one, or of methods further in. */
export type Replacing = { readonly [name: string]: ((really: never) => Method) | Replacing };

/** The same object with some of its methods replaced. */
export function replaced<T extends object>(whole: T, parts: Replacing): T {
  return new Proxy(whole, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      const part = typeof name === "string" && Object.hasOwn(parts, name) ? parts[name] : undefined;
      const really = typeof value === "function" ? value.bind(target) : value;
      if (typeof part === "function") return part(really as never);
      return part ? replaced(value as object, part) : really;
    },
  });
}
