// What happened, one sentence at a time; it stays while somebody looks at it.
import { _ } from "/static/board/words.js";

const TIME = 10_000;

export const Toast = {
  template: `
    <div v-if="shown" class="toast" :class="shown.kind" role="status" @mouseenter="hold" @mouseleave="letGo" @focusin="hold" @focusout="letGo"><span>{{ shown.words }}</span><button type="button" @click="shown = null" :aria-label="close"><i class="i i-close" aria-hidden="true"></i></button></div>`,
  data: () => ({ shown: null }),
  computed: { close() { return _("Close"); } },
  methods: {
    say(words, kind = "") {
      this.shown = { words, kind };
      this.letGo();
    },
    hold() { clearTimeout(this.going); },
    letGo() {
      this.hold();
      this.going = setTimeout(() => (this.shown = null), TIME);
    },
  },
  unmounted() { this.hold(); },
};

// Of what was recorded, in words
export function recordedWords({ n, who, center, closed, moved, kind }) {
  const values = { n, who, center };
  if (kind === "opened") return _("#{n} {who} opened", values);
  if (kind === "reopened") return _("#{n} {who} reopened", values);
  if (closed) return _("#{n} {who} closed", values);
  return moved ? _("#{n} {who} moved to {center}", values) : _("#{n} {who}: follow-up recorded", values);
}
