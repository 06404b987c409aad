// How cards stand in a column: priority, next contact, number; the closed ones newest first.
const NEVER = "9999-12-31";

export function before(a, b) {
  if (a.x && b.x) return b.x - a.x || b.n - a.n;
  if (a.p !== b.p) return a.p - b.p;
  const [x, y] = [a.d || NEVER, b.d || NEVER];
  return x === y ? a.n - b.n : x < y ? -1 : 1;
}
