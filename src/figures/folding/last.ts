/** The function, which remembers its last answer: asked the same again, it gives the same object. */
export function last<A extends readonly unknown[], R>(f: (...args: A) => R): (...args: A) => R {
  let known: { args: A; answer: R } | undefined;
  return (...args) => {
    if (!known || args.some((arg, i) => arg !== known!.args[i])) known = { args, answer: f(...args) };
    return known.answer;
  };
}
