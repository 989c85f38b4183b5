/** Addresses of the photographs on this site. */
import acanthus from './photos/acanthus.webp?url';
import airplane from './photos/airplane.webp?url';
import boats from './photos/boats.webp?url';

export const files = { acanthus, boats, airplane } as const;
