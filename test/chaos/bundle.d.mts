export function bundle(entry: string, how?: { readonly whole?: boolean }): Promise<string>;
export function removeBundles(): Promise<void>;
