/** The unit tests of lib/core need its kernels compiled, however they are started. */
export { compile as setup } from './core.mjs';
