// The last act of this tab, for as long as it may be taken back: it outlives a change of page.
import { newKey, sent } from "/static/board/sending.js";

const NAME = "last act";

export function keep({ n, number = n, follow_up_id, undo_in, tells }, words) {
  forget();
  if (!undo_in || !follow_up_id) return null;
  const act = { n: number, entry: follow_up_id, until: Date.now() + undo_in * 1000, tells, words };
  sessionStorage.setItem(NAME, JSON.stringify(act));
  return act;
}

export function kept() {
  const act = JSON.parse(sessionStorage.getItem(NAME));
  return act && act.until > Date.now() ? act : null;
}

export function forget() { sessionStorage.removeItem(NAME); }

// What the server says of it; null where it didn't answer.
export async function takeBack(act, overLimit) {
  const body = { key: newKey(), follow_up: act.entry, over_limit: overLimit };
  const answer = await sent(`/api/tickets/${act.n}/undo`, body);
  return answer && { ok: answer.ok, ...(await answer.json().catch(() => ({}))) };
}
