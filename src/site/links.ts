/** Addresses inside the book. `href('/figures/')` works at the root and below a project's path. */
const base = import.meta.env.BASE_URL.replace(/\/$/, '');

export const href = (path: `/${string}`): string => base + path;
