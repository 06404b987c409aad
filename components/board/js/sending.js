// A change on its way: the same key every time, so that a reconnect can't do a thing twice.
import { post } from "/static/board/live.js";

const TRIES = 4;
const WAIT = 1500;

export async function sent(address, body) {
  for (let attempt = 1; ; attempt++) {
    const answer = await post(address, body).catch(() => null);
    if (answer && answer.status < 500) return answer;
    if (attempt === TRIES) return answer;
    await new Promise((done) => setTimeout(done, WAIT * attempt));
  }
}

export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = () => Math.floor(Math.random() * 16).toString(16);
  return "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, hex);
}
